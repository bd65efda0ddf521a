import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { maySignOn } from '../client.policy.ts'
import type { ClientStore } from '../client.store.ts'

const windowMs = 10 * 60_000
const mostTries = 10

/** Looks whether a code typed by a person is one that a device shows now. Ten wrong ones in ten minutes are enough. */
export const tryDeviceCode = command<ClientStore>()({
  name: 'client.try-device-code',
  input: Type.Object({ userCode: Type.String({ maxLength: 40 }) }),
  output: Type.Object({
    result: Type.Union([Type.Literal('found'), Type.Literal('wrong'), Type.Literal('wait')]),
  }),
  may: maySignOn,
  run: async ({ userCode }, _found, { store, write, now, actor, refuse }) => {
    if (actor.kind !== 'resident' && actor.kind !== 'official') return { result: 'wrong' as const }
    if ((await store.countTries(actor.personId, now)) >= mostTries) {
      refuse('client.too-many-codes')
      return { result: 'wait' as const }
    }
    const code = await store.findDeviceCode(userCode)
    if (code && !code.answered) return { result: 'found' as const }
    write(store.countTry(actor.personId, now, new Date(now.getTime() + windowMs)))
    refuse('client.wrong-code')
    return { result: 'wrong' as const }
  },
})
