import type { CloseStanding } from '../../../modules/case/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  BackLink,
  Button,
  CheckboxField,
  Form,
  Heading,
  Link,
  List,
  Paragraph,
  Stack,
} from '../../ui/index.ts'

const goes = ['account', 'contact', 'drafts', 'mandates'] as const
const stays = ['cases', 'certificates', 'registers', 'audit'] as const

export const Close = ({ standing }: { standing: CloseStanding }) => {
  const words = useWords()
  return (
    <Stack gap="sections">
      <BackLink href="/my/data">{words.t('portal.data.title')}</BackLink>
      <Stack>
        <Heading level={1}>{words.t('portal.data.close')}</Heading>
        <Paragraph>{words.t('portal.data.close-lead')}</Paragraph>
      </Stack>
      <Stack>
        <Heading level={2}>{words.t('portal.data.close-goes')}</Heading>
        <List>
          {goes.map((one) => (
            <li key={one}>{words.t(`portal.data.goes.${one}`)}</li>
          ))}
        </List>
        <Heading level={2}>{words.t('portal.data.close-stays')}</Heading>
        <List>
          {stays.map((one) => (
            <li key={one}>{words.t(`portal.data.stays.${one}`)}</li>
          ))}
        </List>
        <Link href="/my/data/export">{words.t('portal.data.export-first')}</Link>
      </Stack>
      {standing.stops.length > 0 ? (
        <Alert color="warning" title={words.t('portal.data.close-not-now')}>
          <List>
            {standing.stops.map((stop) => (
              <li key={stop}>{words.t(`portal.data.close-stop.${stop}`, { n: standing.openCases })}</li>
            ))}
          </List>
          {standing.stops.includes('not-self') && (
            <Link href="/acting-as">{words.t('portal.data.close-switch')}</Link>
          )}
          {standing.stops.includes('open-cases') && (
            <Link href="/my/applications?state=open">{words.t('portal.data.close-see')}</Link>
          )}
        </Alert>
      ) : (
        <Form>
          <CheckboxField name="sure" label={words.t('portal.data.close-sure')} />
          <div>
            <Button color="danger">{words.t('portal.data.close-do')}</Button>
          </div>
        </Form>
      )}
    </Stack>
  )
}
