import type { Reading, Work } from '../../kernel/operation.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Text } from '../../kernel/text.ts'
import { send } from '../message/index.ts'
import { getAppointments } from '../organ/index.ts'
import type { Standing } from './factors.policy.ts'
import type { IdentityStore } from './identity.store.ts'
import en from './messages/en.json' with { type: 'json' }
import zh from './messages/zh.json' with { type: 'json' }
import type { SessionRow } from './session.store.ts'

/** A session with what decides whether its person may add or remove a factor. */
export interface OwnSession {
  readonly session: SessionRow
  readonly standing: Standing
}

/** Whose session it is, what they proved in it, and which factors they have. */
export const loadOwn = async (
  { tokenHash }: { readonly tokenHash: string },
  { store, ask, now }: Reading<IdentityStore>,
): Promise<OwnSession | undefined> => {
  const session = await store.findSession(tokenHash)
  if (!session) return undefined
  const { personId } = session.account
  const [passkeys, apps, posts] = await Promise.all([
    store.passkeys.listOf(personId),
    store.totp.listOf(personId),
    ask(getAppointments, { personId }),
  ])
  return {
    session,
    standing: {
      proofs: session.proofs,
      hasFactor: passkeys.length + apps.length > 0,
      holdsPost: posts.length > 0,
      sample: session.account.sample && store.sample(),
      now,
    },
  }
}

type NoticeKind = keyof typeof zh & `identity.notice.${string}`

const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
const both = (key: NoticeKind, values: Readonly<Record<string, string>>): Text => ({
  zh: fill(zh[key], values),
  en: fill(en[key], values),
})

/** Tells the person, in their inbox and by the ways they can be reached, that a way of signing in has changed. */
export const tellOfChange = async (
  work: Work<IdentityStore>,
  personId: string,
  what:
    | 'passkey-added'
    | 'passkey-removed'
    | 'totp-added'
    | 'totp-removed'
    | 'recovery-codes'
    | 'recovery-code-used'
    | 'password-set'
    | 'recovery-link',
  name = '',
): Promise<void> => {
  const title = both(`identity.notice.${what}.title`, { name })
  const body = both(`identity.notice.${what}.body`, { name })
  await work.do(send, { partyId: personId, title, body }).catch((error: unknown) => {
    // an account whose real name was never checked is no party yet, and has no inbox
    if (!(error instanceof Problem && error.status === 404)) throw error
  })
}
