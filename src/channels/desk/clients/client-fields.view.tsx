import { allScopes, grants, purposes, type RegisteredSystem } from '../../../modules/client/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  CheckboxesField,
  CheckboxField,
  DateField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts'

const levels = ['1', '2', '3', '4']

/** What the register says now; a new system has none of it. */
interface Registered {
  readonly system?: RegisteredSystem | undefined
}

/** Who it is and what for, as people who sign in are shown it. */
export const AboutFields = ({ system }: Registered) => {
  const { t } = useWords()
  return (
    <>
      <TextField name="name.zh" label={t('desk.clients.name-zh')} value={system?.name.zh} lang="zh-CN" />
      <TextField name="name.en" label={t('desk.clients.name-en')} value={system?.name.en} lang="en" />
      <TextField
        name="contact"
        label={t('desk.clients.contact')}
        hint={t('desk.clients.contact-hint')}
        value={system?.contact}
      />
      <SelectField
        name="purpose"
        label={t('desk.clients.purpose')}
        hint={t('desk.clients.purpose-hint')}
        value={system?.purpose}
        choices={purposes.map((value) => ({ value, label: t(`desk.clients.purpose.${value}`) }))}
      />
      <TextField
        name="about.zh"
        label={t('desk.clients.about-zh')}
        hint={t('desk.clients.about-hint')}
        value={system?.about.zh}
        lang="zh-CN"
      />
      <TextField name="about.en" label={t('desk.clients.about-en')} value={system?.about.en} lang="en" />
    </>
  )
}

/** What it may do and have. */
export const RightsFields = ({ system }: Registered) => {
  const { t } = useWords()
  return (
    <>
      <CheckboxesField
        name="grants"
        label={t('desk.clients.grants')}
        chosen={system?.grants ?? ['sign-in']}
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
        chosen={system?.scopes ?? ['openid']}
        choices={allScopes.map((value) => ({ value, label: t(`desk.clients.scope.${value}`) }))}
      />
      <SelectField
        name="level"
        label={t('desk.clients.level')}
        value={String(system?.level ?? 2)}
        choices={levels.map((value) => ({ value, label: t(`desk.clients.level.${value}`) }))}
      />
      <CheckboxField
        name="pushedOnly"
        label={t('desk.clients.pushed-only')}
        hint={t('desk.clients.pushed-only-hint')}
        checked={system?.pushedOnly ?? false}
      />
      <CheckboxField
        name="boundTokens"
        label={t('desk.clients.bound-tokens')}
        hint={t('desk.clients.bound-tokens-hint')}
        checked={system?.boundTokens ?? false}
      />
    </>
  )
}

/** Where browsers and notices are sent. */
export const AddressFields = ({ system }: Registered) => {
  const { t } = useWords()
  return (
    <>
      <TextAreaField
        name="redirectUris"
        label={t('desk.clients.redirects')}
        hint={t('desk.clients.redirects-hint')}
        value={system?.redirectUris.join('\n')}
        rows={2}
      />
      <TextField
        name="logoutUri"
        label={t('desk.clients.logout-uri')}
        hint={t('desk.clients.logout-uri-hint')}
        value={system?.logoutUri}
        optional
      />
      <TextAreaField
        name="logoutReturnUris"
        label={t('desk.clients.logout-returns')}
        value={system?.logoutReturnUris.join('\n')}
        rows={2}
        optional
      />
    </>
  )
}

/** Days on which it is in force. */
export const DaysFields = ({ from, until }: { from: string; until?: string | undefined }) => {
  const { t } = useWords()
  return (
    <>
      <DateField name="from" label={t('desk.clients.from')} value={from} />
      <DateField
        name="until"
        label={t('desk.clients.until')}
        hint={t('desk.clients.until-hint')}
        value={until}
        optional
      />
    </>
  )
}
