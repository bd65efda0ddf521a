import type { Contact } from '../../../modules/case/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import { BackLink, Button, Form, Heading, Stack, TextField } from '../../ui/index.ts'

export const ContactForm = ({ number, contact }: { number: string; contact: Contact }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <BackLink href={`/my/applications/${number}`} />
      <Heading level={1}>{w.t('portal.application.change-contact')}</Heading>
      <Form>
        <TextField
          name="phone"
          type="tel"
          autoComplete="tel"
          label={w.t('portal.application.phone')}
          value={contact.phone}
          width={20}
        />
        <TextField
          name="address"
          autoComplete="street-address"
          label={w.t('portal.application.address')}
          value={contact.address}
          optional
        />
        <Button>{w.t('portal.application.save-contact')}</Button>
      </Form>
    </Stack>
  )
}
