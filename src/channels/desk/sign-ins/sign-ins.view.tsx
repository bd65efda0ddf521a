import type { AccountLine } from '../../../modules/identity/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  BackLink,
  Button,
  Cluster,
  Empty,
  Form,
  Heading,
  LinkButton,
  Paragraph,
  Stack,
  SummaryList,
  TextField,
} from '../../ui/index.ts'

/** Finds an account by its phone; the asking is in the audit. */
export const FindAccount = ({ nobody }: { nobody: boolean }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{w.t('desk.sign-ins.title')}</Heading>
        <Paragraph>{w.t('desk.sign-ins.lead')}</Paragraph>
      </Stack>
      {nobody && <Empty title={w.t('desk.sign-ins.nobody')} />}
      <Form>
        <TextField
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          width={20}
          label={w.t('desk.sign-ins.phone')}
          hint={w.t('desk.sign-ins.phone-hint')}
        />
        <div>
          <Button name="do" value="find">
            {w.t('desk.sign-ins.find')}
          </Button>
        </div>
      </Form>
    </Stack>
  )
}

/** One account, with the two things that may be done to it. */
export const FoundAccount = ({ account, phone }: { account: AccountLine; phone: string }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <BackLink href="/desk/admin/sign-ins" />
      <Heading level={1}>{account.maskedName}</Heading>
      <SummaryList
        rows={[
          { label: w.t('desk.sign-ins.phone'), value: account.maskedPhone ?? '' },
          { label: w.t('desk.sign-ins.level'), value: w.t(`desk.sign-ins.level-${account.level}`) },
          { label: w.t('desk.sign-ins.open'), value: w.number(account.sessions) },
        ]}
      />
      <Form>
        <input type="hidden" name="phone" value={phone} />
        <Paragraph>{w.t('desk.sign-ins.end-lead')}</Paragraph>
        <Paragraph>{w.t('desk.sign-ins.recover-lead')}</Paragraph>
        <Cluster>
          <Button name="do" value="end" variant="secondary">
            {w.t('desk.sign-ins.end')}
          </Button>
          <Button name="do" value="recover" variant="secondary" color="danger">
            {w.t('desk.sign-ins.recover')}
          </Button>
        </Cluster>
      </Form>
    </Stack>
  )
}

export const SessionsEnded = ({ account }: { account: AccountLine }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <Heading level={1}>{account.maskedName}</Heading>
      <Alert color="success">{w.t('desk.sign-ins.ended')}</Alert>
      <div>
        <LinkButton href="/desk/admin/sign-ins">{w.t('desk.sign-ins.another')}</LinkButton>
      </div>
    </Stack>
  )
}

/** The link, shown this one time. */
export const RecoveryLink = ({ account, href }: { account: AccountLine; href: string }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <Heading level={1}>{w.t('desk.sign-ins.link', { name: account.maskedName })}</Heading>
      <Alert color="warning" title={w.t('desk.sign-ins.link-once')}>
        <Paragraph>{w.t('desk.sign-ins.link-how')}</Paragraph>
      </Alert>
      <SummaryList rows={[{ label: account.maskedName, value: <code>{href}</code> }]} />
      <div>
        <LinkButton href="/desk/admin/sign-ins">{w.t('desk.sign-ins.given')}</LinkButton>
      </div>
    </Stack>
  )
}
