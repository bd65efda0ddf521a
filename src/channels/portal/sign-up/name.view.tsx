import { useWords } from '../../../platform/i18n/words.ts'
import { Alert, Cluster, Heading, Link, LinkButton, Paragraph, Stack } from '../../ui/index.ts'
import { NameForm } from './name-form.view.tsx'

/** The second step: the real name, now or when something needs it. */
export const ProveName = ({ later }: { later: string }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{w.t('portal.sign-up.name-title')}</Heading>
        <Paragraph>{w.t('portal.sign-up.name-lead')}</Paragraph>
      </Stack>
      <NameForm />
      <Paragraph>
        <Link href={later}>{w.t('portal.sign-up.later')}</Link>
      </Paragraph>
    </Stack>
  )
}

export const NameProven = ({ name, next }: { name: string; next: string }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <Heading level={1}>{w.t('portal.sign-up.done')}</Heading>
      <Alert color="success">{w.t('portal.sign-up.done-for', { name })}</Alert>
      <Paragraph>{w.t('portal.sign-up.done-next')}</Paragraph>
      <Cluster>
        <LinkButton href={next}>{w.t('portal.sign-up.go-on')}</LinkButton>
        <LinkButton href="/sign-up/password" variant="secondary">
          {w.t('portal.sign-up.password-title')}
        </LinkButton>
      </Cluster>
    </Stack>
  )
}
