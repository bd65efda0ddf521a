import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { maySignOn } from '../client.policy.ts'
import type { ClientStore } from '../client.store.ts'
import { ownSession, TokenHash } from '../own-session.ts'

const windowMs = 10 * 60_000
const mostTries = 10

/**
 * Looks whether a code typed by a person is one that a device shows now, and opens it to the session it was typed in.
 * Ten wrong ones in ten minutes are enough.
 */
export const tryDeviceCode = command<ClientStore>()({
  name: 'client.try-device-code',
  input: Type.Object({ userCode: Type.String({ maxLength: 40 }), tokenHash: TokenHash }),
  output: Type.Object({
    result: Type.Union([Type.Literal('found'), Type.Literal('wrong'), Type.Literal('wait')]),
  }),
  may: maySignOn,
  run: async ({ userCode, tokenHash }, _found, { store, ask, write, now, actor, refuse }) => {
    if (actor.kind !== 'resident' && actor.kind !== 'official') return { result: 'wrong' as const }
    const session = await ownSession(tokenHash, ask)
    if ((await store.countTries(actor.personId, now)) >= mostTries) {
      refuse('client.too-many-codes')
      return { result: 'wait' as const }
    }
    const code = await store.findDeviceCode(userCode)
    if (code && !code.answered && session) {
      write(store.foundBy(code, session.id))
      return { result: 'found' as const }
    }
    write(store.countTry(actor.personId, now, new Date(now.getTime() + windowMs)))
    refuse('client.wrong-code')
    return { result: 'wrong' as const }
  },
})
