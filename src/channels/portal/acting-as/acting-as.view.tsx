import type { Capacity } from '../../../modules/identity/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { Button, Card, Form, Heading, Icon, Paragraph, Stack, Tag, TextField } from '../../ui/index.ts'

const icons = { self: 'user', mandate: 'building-store', appointment: 'building-bank' } as const

const Choice = ({ capacity, current }: { capacity: Capacity; current: boolean }) => {
  const words = useWords()
  const role =
    capacity.mandateKind === undefined
      ? capacity.as && words.say(capacity.as)
      : words.t(`party.mandate.${capacity.mandateKind}`)
  return (
    <Card tone={current ? 'tinted' : 'default'}>
      <Heading level={2} size="2xs">
        <Icon name={icons[capacity.kind]} />{' '}
        {words.t(`portal.acting-as.${capacity.kind}`, { name: words.say(capacity.name) })}
      </Heading>
      {role !== undefined && <Paragraph size="sm">{words.t('portal.acting-as.role', { role })}</Paragraph>}
      <div>
        {current ? (
          <Tag color="info" icon="check">
            {words.t('portal.acting-as.now')}
          </Tag>
        ) : (
          <Button variant="secondary" name="capacity" value={`${capacity.kind}:${capacity.id}`}>
            {words.t('portal.acting-as.switch', { name: words.say(capacity.name) })}
          </Button>
        )}
      </div>
    </Card>
  )
}

interface Props {
  capacities: readonly Capacity[]
  /** `kind:id` of the capacity one acts in now. */
  current: string
}

export const ActingAsPage = ({ capacities, current }: Props) => {
  const words = useWords()
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{words.t('portal.acting-as.title')}</Heading>
        <Paragraph>
          {words.t(capacities.length > 1 ? 'portal.acting-as.lead' : 'portal.acting-as.only-self')}
        </Paragraph>
      </Stack>
      <Form>
        {capacities.map((capacity) => {
          const key = `${capacity.kind}:${capacity.id}`
          return <Choice key={key} capacity={capacity} current={key === current} />
        })}
      </Form>
      <Form>
        <Heading level={2}>{words.t('portal.acting-as.code-title')}</Heading>
        <Paragraph>{words.t('portal.acting-as.code-lead')}</Paragraph>
        <TextField
          name="code"
          label={words.t('portal.acting-as.code')}
          hint={words.t('portal.acting-as.code-hint')}
          width={10}
          autoComplete="off"
        />
        <div>
          <Button variant="secondary">{words.t('portal.acting-as.code-go')}</Button>
        </div>
      </Form>
    </Stack>
  )
}
