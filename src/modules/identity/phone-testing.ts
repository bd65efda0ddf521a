import { type Actor, system, visitor } from '../../kernel/actor.ts'
import type { Hands } from '../../platform/platform.ts'
import { newSessionToken, resolveSession, sendCode, signInByCode } from './index.ts'

interface Rows {
  query<Row>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>
}

/** A person at a phone, for tests: codes are read where the local carrier keeps them. */
export const phonesOf = (hands: Hands, owner: Rows) => {
  const codeOf = async (codeId: string): Promise<string> => {
    // the text was written with the code, in the same statement and so at the same time
    const { rows } = await owner.query<{ text: string }>(
      `select s.text from message.sent s join identity.code c on s.sent_at = c.sent_at
       where c.id = $1 and s.message_id is null order by s.id desc`,
      [codeId],
    )
    const digits = rows.map(({ text }) => /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0]).find(Boolean)
    if (!digits) throw new Error('no text was sent')
    return digits
  }
  const ask = (phone: string, address = '198.51.100.7', knownHash?: string) =>
    hands.perform(
      sendCode,
      {
        purpose: 'sign-in',
        phone,
        language: 'zh',
        browser: { address, ...(knownHash ? { knownHash } : {}) },
      },
      visitor(),
    )
  const enter = async (codeId: string, digits: string, knownHash?: string) => {
    const { tokenHash } = newSessionToken()
    const tried = await hands.perform(
      signInByCode,
      {
        codeId,
        digits,
        tokenHash,
        language: 'zh',
        browser: { userAgent: 'a test', address: '198.51.100.7', ...(knownHash ? { knownHash } : {}) },
      },
      visitor(),
    )
    return { ...tried, tokenHash }
  }
  return {
    codeOf,
    ask,
    enter,
    /** Signs in by phone and says as whom. */
    signIn: async (phone: string, knownHash?: string): Promise<{ tokenHash: string; actor: Actor }> => {
      const { codeId } = await ask(phone, '198.51.100.7', knownHash)
      const { tokenHash, outcome } = await enter(codeId, await codeOf(codeId), knownHash)
      const session = await hands.ask(resolveSession, { tokenHash }, system('session'))
      if (!session) throw new Error(`signing in ended in "${outcome}"`)
      return { tokenHash, actor: session.actor }
    },
  }
}
