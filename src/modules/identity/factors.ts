import type { Reading, Work } from '../../kernel/operation.ts'
import { Problem } from '../../kernel/problem.ts'
import { type Language, say, type Text } from '../../kernel/text.ts'
import { type Channel, send, sendText } from '../message/index.ts'
import { getAppointments } from '../organ/index.ts'
import type { Standing } from './factors.policy.ts'
import type { IdentityStore } from './identity.store.ts'
import type zh from './messages/zh.json'
import type { SessionRow } from './session.store.ts'
import { sentenceIn } from './words.ts'

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

/** What stands in a notice: the same in both languages, or a word for each. */
export type NoticeValues = Readonly<Record<string, string | Text>>

const sentence = (language: Language, key: NoticeKind, values: NoticeValues): string => {
  const words = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : say(value, language),
  ])
  return sentenceIn(language, key, Object.fromEntries(words))
}
const both = (key: NoticeKind, values: NoticeValues): Text => ({
  zh: sentence('zh', key, values),
  en: sentence('en', key, values),
})

/** What a person is told about their account; each is a pair of sentences in the messages. */
type Told = {
  [Key in NoticeKind]: Key extends `identity.notice.${infer What}.title` ? What : never
}[NoticeKind]

/**
 * Tells the person what happened to their account: in their inbox, by the ways they can be reached, and always at the phone
 * they sign in with, which may be another one than the register's.
 */
export const tellOfChange = async (
  work: Work<IdentityStore>,
  personId: string,
  what: Told,
  values: NoticeValues = {},
  channels?: readonly Channel[],
): Promise<void> => {
  const title = both(`identity.notice.${what}.title`, values)
  const body = both(`identity.notice.${what}.body`, values)
  const phone = channels === undefined ? await work.store.phoneOf(personId) : undefined
  const to = { partyId: personId, title, body, ...(channels ? { channels } : {}) }
  await work
    .do(send, { ...to, ...(phone === undefined ? {} : { alsoTo: phone }) })
    .catch(async (error: unknown) => {
      // an account whose real name was never checked is no party yet, and has no inbox: its phone is all there is
      if (!(error instanceof Problem && error.status === 404)) throw error
      if (phone === undefined) return
      const { language } = (await work.store.findAccount(personId)) ?? { language: 'zh' as const }
      const text = { phone, title: say(title, language), body: say(body, language), language }
      await work.do(sendText, text).catch((failed: unknown) => {
        if (!(failed instanceof Problem && failed.status === 503)) throw failed
      })
    })
}
