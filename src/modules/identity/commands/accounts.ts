import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import { mustBeFresh } from '../fresh.ts'
import { mayCloseAccount, mayEndSessions, mayKeep } from '../identity.policy.ts'
import type { IdentityStore } from '../identity.store.ts'
import { TokenHash } from '../session-token.ts'

/** Ends what a person has open: everything, or what rests on one appointment or one mandate. */
export const endSessions = command<IdentityStore>()({
  name: 'identity.end-sessions',
  input: Type.Object({
    personId: Type.String({ maxLength: 64 }),
    appointmentId: Type.Optional(Type.String({ maxLength: 64 })),
    mandateId: Type.Optional(Type.String({ maxLength: 64 })),
  }),
  output: Type.Object({}),
  may: mayEndSessions,
  run: ({ personId, appointmentId, mandateId }, _nothing, { store, write }) => {
    write(store.endSessions(personId, { appointmentId, mandateId }))
    return {}
  },
})

/** Removes one's account with all that opens it, after a fresh proof. Who registers again finds what the law keeps about them. */
export const closeAccount = command<IdentityStore>()({
  name: 'identity.close-account',
  input: Type.Object({ tokenHash: TokenHash }),
  output: Type.Object({}),
  may: mayCloseAccount,
  run: async ({ tokenHash }, _nothing, work) => {
    const session = await work.store.findSession(tokenHash)
    if (!session || !('personId' in work.actor) || session.account.personId !== work.actor.personId)
      throw notFound()
    mustBeFresh(session, work)
    work.write(work.store.removeAccount(session.account.personId))
    return {}
  },
})

/** Removes codes, links and counts whose time is over. */
export const forgetExpired = command<IdentityStore>()({
  name: 'identity.forget-expired',
  input: Type.Object({}),
  output: Type.Object({}),
  may: mayKeep,
  run: (_input, _nothing, { store, write, now }) => {
    write(store.forgetCodes(now), store.forgetLinks(now), store.forgetAttempts(now))
    return {}
  },
})
