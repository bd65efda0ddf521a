import { allScopes, grants, purposes } from '../../../modules/client/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  BackLink,
  Button,
  CheckboxesField,
  DateField,
  Form,
  Heading,
  Paragraph,
  RadiosField,
  SelectField,
  Stack,
  TextAreaField,
  TextField,
} from '../../ui/index.ts'

const levels = ['1', '2', '3', '4']

const About = () => {
  const { t } = useWords()
  return (
    <>
      <TextField name="name.zh" label={t('desk.clients.name-zh')} lang="zh-CN" />
      <TextField name="name.en" label={t('desk.clients.name-en')} lang="en" />
      <TextField
        name="organ"
        label={t('desk.clients.organ')}
        hint={t('desk.clients.organ-hint')}
        width={20}
      />
      <TextField name="contact" label={t('desk.clients.contact')} hint={t('desk.clients.contact-hint')} />
      <SelectField
        name="purpose"
        label={t('desk.clients.purpose')}
        hint={t('desk.clients.purpose-hint')}
        choices={purposes.map((value) => ({ value, label: t(`desk.clients.purpose.${value}`) }))}
      />
      <TextField
        name="about.zh"
        label={t('desk.clients.about-zh')}
        hint={t('desk.clients.about-hint')}
        lang="zh-CN"
      />
      <TextField name="about.en" label={t('desk.clients.about-en')} lang="en" />
    </>
  )
}

const Addresses = () => {
  const { t } = useWords()
  return (
    <>
      <TextAreaField
        name="redirectUris"
        label={t('desk.clients.redirects')}
        hint={t('desk.clients.redirects-hint')}
        rows={2}
      />
      <TextField
        name="logoutUri"
        label={t('desk.clients.logout-uri')}
        hint={t('desk.clients.logout-uri-hint')}
        optional
      />
      <TextAreaField name="logoutReturnUris" label={t('desk.clients.logout-returns')} rows={2} optional />
      <TextField
        name="sector"
        label={t('desk.clients.sector')}
        hint={t('desk.clients.sector-hint')}
        width={30}
        optional
      />
    </>
  )
}

/** The form by which a system comes onto the register. */
export const NewClientView = ({ today }: { today: string }) => {
  const { t } = useWords()
  return (
    <Stack gap="fields">
      <BackLink href="/desk/admin/clients" />
      <Heading level={1} size="md">
        {t('desk.clients.new')}
      </Heading>
      <Paragraph>{t('desk.clients.new-lead')}</Paragraph>
      <Form>
        <About />
        <CheckboxesField
          name="grants"
          label={t('desk.clients.grants')}
          chosen={['sign-in']}
          choices={grants.map((value) => ({
            value,
            label: t(`desk.clients.grant.${value}`),
            hint: t(`desk.clients.grant-hint.${value}`),
          }))}
        />
        <CheckboxesField
          name="scopes"
          label={t('desk.clients.scopes')}
          hint={t('desk.clients.scopes-hint')}
          chosen={['openid']}
          choices={allScopes.map((value) => ({ value, label: t(`desk.clients.scope.${value}`) }))}
        />
        <SelectField
          name="level"
          label={t('desk.clients.level')}
          value="2"
          choices={levels.map((value) => ({ value, label: t(`desk.clients.level.${value}`) }))}
        />
        <Addresses />
        <RadiosField
          name="authentication"
          label={t('desk.clients.authentication')}
          value="secret"
          choices={['secret', 'key'].map((value) => ({
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
        <DateField name="from" label={t('desk.clients.from')} value={today} />
        <DateField
          name="until"
          label={t('desk.clients.until')}
          hint={t('desk.clients.until-hint')}
          optional
        />
        <div>
          <Button>{t('desk.clients.register')}</Button>
        </div>
      </Form>
    </Stack>
  )
}
