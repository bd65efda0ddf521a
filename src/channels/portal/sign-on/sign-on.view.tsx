import type { Official, Resident } from '../../../kernel/actor.ts'
import type { SignOnRequest } from '../../../modules/client/index.ts'
import { useWords } from '../../../platform/i18n/words.ts'
import {
  Alert,
  Button,
  Cluster,
  Form,
  Heading,
  Link,
  List,
  Paragraph,
  Stack,
  SummaryList,
  usePage,
} from '../../ui/index.ts'

/** What each scope passes on, in words. */
export const passedOn = (passed: readonly string[], as: 'self' | 'mandate' | 'post'): readonly string[] => [
  'portal.sign-on.passed.sub',
  ...(passed.includes('person') ? ['portal.sign-on.passed.name', 'portal.sign-on.passed.level'] : []),
  ...(passed.includes('org') && as !== 'self' ? [`portal.sign-on.passed.${as}`] : []),
]

interface AskedProps {
  readonly request: Pick<SignOnRequest, 'system' | 'organ' | 'about' | 'passed'>
  readonly actor: Resident | Official
}

/** Who asks, what for, and what they would get. */
export const AskedFor = ({ request, actor }: AskedProps) => {
  const words = useWords()
  const { shell, url } = usePage()
  const as = actor.kind === 'official' ? 'post' : actor.mandateId ? 'mandate' : 'self'
  return (
    <Stack>
      <SummaryList
        rows={[
          { label: words.t('portal.sign-on.system'), value: words.say(request.system) },
          { label: words.t('portal.sign-on.organ'), value: words.say(request.organ) },
          { label: words.t('portal.sign-on.about'), value: words.say(request.about) },
          {
            label: words.t('portal.sign-on.as'),
            value: shell.actingAs ? words.say(shell.actingAs.name) : actor.name,
            action: {
              href: `/acting-as?next=${encodeURIComponent(url)}`,
              label: words.t('portal.sign-on.change'),
              hidden: words.t('portal.sign-on.as'),
            },
          },
        ]}
      />
      <Heading level={2} size="xs">
        {words.t('portal.sign-on.passed-on')}
      </Heading>
      <List>
        {passedOn(request.passed, as).map((key) => (
          <li key={key}>{words.t(key)}</li>
        ))}
      </List>
      <Paragraph size="sm">{words.t('portal.sign-on.never')}</Paragraph>
    </Stack>
  )
}

export const Answer = ({ allow, deny }: { allow: string; deny: string }) => (
  <Form>
    <Cluster>
      <Button name="answer" value="allow">
        {allow}
      </Button>
      <Button variant="secondary" name="answer" value="deny">
        {deny}
      </Button>
    </Cluster>
  </Form>
)

export const SignOn = ({ request, actor }: { request: SignOnRequest; actor: Resident | Official }) => {
  const words = useWords()
  const system = words.say(request.system)
  return (
    <Stack gap="sections">
      <Stack>
        <Heading level={1}>{words.t('portal.sign-on.title', { system })}</Heading>
        <Paragraph>{words.t('portal.sign-on.lead', { system })}</Paragraph>
      </Stack>
      <AskedFor request={request} actor={actor} />
      <Answer allow={words.t('portal.sign-on.allow')} deny={words.t('portal.sign-on.deny')} />
      <Paragraph size="sm">
        {words.t('portal.sign-on.not-you')} <Link href="/sign-out">{words.t('portal.sign-on.sign-out')}</Link>
      </Paragraph>
    </Stack>
  )
}

/** A system's request that cannot be answered: what happened, and that nothing was passed on. */
export const SignOnProblem = ({ error }: { error: string }) => {
  const words = useWords()
  return (
    <Stack>
      <Heading level={1}>{words.t('portal.sign-on.problem')}</Heading>
      <Alert color="warning" title={words.t(`portal.sign-on.problem.${error}`)}>
        <Paragraph>{words.t('portal.sign-on.problem-next')}</Paragraph>
      </Alert>
      <div>
        <Link href="/">{words.t('portal.sign-on.home')}</Link>
      </div>
    </Stack>
  )
}

export const SignOutFor = ({ system }: { system: string | undefined }) => {
  const words = useWords()
  return (
    <Stack gap="fields">
      <Heading level={1}>{words.t('portal.sign-on.out')}</Heading>
      <Paragraph>
        {system === undefined
          ? words.t('portal.sign-on.out-lead-unknown')
          : words.t('portal.sign-on.out-lead', { system })}
      </Paragraph>
      <Form>
        <Cluster>
          <Button>{words.t('portal.sign-on.out-confirm')}</Button>
          <Link href="/">{words.t('portal.sign-on.stay')}</Link>
        </Cluster>
      </Form>
    </Stack>
  )
}
