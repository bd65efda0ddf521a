import type { ComponentChildren } from 'preact'
import { useWords } from '../../../platform/i18n/words.ts'
import { Button, Form, Heading, Paragraph, Stack, TextField } from '../../ui/index.ts'

interface Props {
  readonly title: string
  readonly lead: string
  readonly children?: ComponentChildren
}

/** Who stands at the window. The number is sent in the form, never in the address. */
export const FindPerson = ({ title, lead, children }: Props) => {
  const { t } = useWords()
  return (
    <Stack gap="fields">
      <Heading level={1} size="md">
        {title}
      </Heading>
      <Paragraph>{lead}</Paragraph>
      <Form>
        <TextField
          name="idNumber"
          label={t('desk.person.number')}
          hint={t('desk.person.number-hint')}
          width={20}
          autoComplete="off"
        />
        <div>
          <Button icon="search">{t('desk.person.find')}</Button>
        </div>
      </Form>
      {children}
    </Stack>
  )
}
