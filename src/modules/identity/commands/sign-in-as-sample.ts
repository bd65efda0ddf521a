import { randomBytes } from 'node:crypto'
import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { getAppointments } from '../../organ/index.ts'
import { asAppointment, asSelf } from '../capacities.ts'
import { maySignInAsSample } from '../identity.policy.ts'
import type { IdentityStore } from '../identity.store.ts'
import { absoluteEnd } from '../identity.ts'

export const TokenHash = Type.String({ pattern: '^[0-9a-f]{64}$' })
export const newCsrfSecret = (): string => randomBytes(32).toString('base64url')

/** Opens a session for a sample person: officials in their first post, others for themselves. */
export const signInAsSample = command<IdentityStore>()({
  name: 'identity.sign-in-as-sample',
  input: Type.Object({
    personId: Type.String({ maxLength: 64 }),
    tokenHash: TokenHash,
    language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])),
  }),
  output: Type.Object({ kind: Type.Union([Type.Literal('resident'), Type.Literal('official')]) }),
  load: ({ personId }, { store }) =>
    store.sample() ? store.findAccount(personId) : Promise.resolve(undefined),
  see: maySignInAsSample,
  may: maySignInAsSample,
  run: async ({ personId, tokenHash, language }, account, { actor, ask, store, write, now }) => {
    const [post] = await ask(getAppointments, { personId })
    const speaks = language ?? ('language' in actor ? actor.language : account.language)
    const who = post ? asAppointment(account, post, speaks) : asSelf(account, speaks)
    write(store.open(tokenHash, newCsrfSecret(), who, now, absoluteEnd(now, who.kind, post?.until)))
    return { kind: who.kind }
  },
})
