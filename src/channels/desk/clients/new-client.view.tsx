import { useWords } from '../../../platform/i18n/words.ts'
import {
  BackLink,
  Button,
  Form,
  Heading,
  Paragraph,
  RadiosField,
  Stack,
  TextAreaField,
  TextField,
} from '../../ui/index.ts'
import type { Pick } from '../parts/pick.ts'
import { PickField } from '../parts/pick-field.tsx'
import { AboutFields, AddressFields, DaysFields, RightsFields } from './client-fields.view.tsx'

/** The form by which a system comes onto the register. */
export const NewClientView = ({ today, organs }: { today: string; organs: readonly Pick[] }) => {
  const { t } = useWords()
  return (
    <Stack gap="fields">
      <BackLink href="/desk/admin/clients" />
      <Heading level={1} size="md">
        {t('desk.clients.new')}
      </Heading>
      <Paragraph>{t('desk.clients.new-lead')}</Paragraph>
      <Form>
        <PickField
          name="organ"
          label={t('desk.clients.organ')}
          hint={t('desk.pick.organ-hint')}
          picks={organs}
        />
        <AboutFields />
        <RightsFields />
        <AddressFields />
        <TextField
          name="sector"
          label={t('desk.clients.sector')}
          hint={t('desk.clients.sector-hint')}
          width={30}
          optional
        />
        <RadiosField
          name="authentication"
          label={t('desk.clients.authentication')}
          value="key"
          choices={['key', 'secret'].map((value) => ({
            value,
            label: t(`desk.clients.authentication.${value}`),
            hint: t(`desk.clients.authentication-hint.${value}`),
          }))}
        />
        <TextAreaField
          name="jwks"
          label={t('desk.clients.jwks')}
          hint={t('desk.clients.jwks-hint')}
          optional
        />
        <DaysFields from={today} />
        <div>
          <Button>{t('desk.clients.register')}</Button>
        </div>
      </Form>
    </Stack>
  )
}
