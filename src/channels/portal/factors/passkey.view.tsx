import { useWords } from '../../../platform/i18n/words.ts'
import { BackLink, Heading, Link, List, Paragraph, PasskeyForm, Stack } from '../../ui/index.ts'

const withNext = (path: string, next: string | undefined): string =>
  next === undefined ? path : `${path}?${new URLSearchParams({ next })}`

/** One button; the other ways stand under it for browsers that cannot. */
export const PasskeySignIn = ({ next }: { next: string | undefined }) => {
  const w = useWords()
  return (
    <Stack gap="sections">
      <Stack>
        <BackLink href={withNext('/sign-in', next)} />
        <Heading level={1}>{w.t('portal.factors.passkey-title')}</Heading>
        <Paragraph>{w.t('portal.factors.passkey-lead')}</Paragraph>
      </Stack>
      <PasskeyForm
        purpose="sign-in"
        label={w.t('portal.factors.passkey-go')}
        instead={w.t('portal.factors.sign-in-instead')}
      />
      <Stack>
        <Heading level={2}>{w.t('portal.factors.other-ways')}</Heading>
        <List>
          <li>
            <Link href={withNext('/sign-in', next)}>{w.t('portal.factors.way-code')}</Link>
          </li>
          <li>
            <Link href={withNext('/sign-in/scan', next)}>{w.t('portal.factors.way-scan')}</Link>
          </li>
        </List>
      </Stack>
    </Stack>
  )
}
