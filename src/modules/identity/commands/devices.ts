import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { mayUseOwn, mayUseSession } from '../factors.policy.ts'
import { mustBeFresh } from '../fresh.ts'
import { mayKeep } from '../identity.policy.ts'
import type { IdentityStore } from '../identity.store.ts'
import { TokenHash } from '../session-token.ts'

/** Ends one of my sessions from elsewhere, after a fresh proof in this one (ASVS 7.5.2). */
export const endMySession = command<IdentityStore>()({
  name: 'identity.end-my-session',
  input: Type.Object({ tokenHash: TokenHash, sessionId: Type.String({ maxLength: 64 }) }),
  output: Type.Object({}),
  load: async ({ tokenHash, sessionId }, { store }) => {
    const [mine, session] = [await store.findSession(tokenHash), await store.findSessionById(sessionId)]
    const { personId } = session?.account ?? {}
    return mine && session && personId !== undefined && mine.account.personId === personId
      ? { personId, session, mine }
      : undefined
  },
  see: mayUseOwn,
  may: mayUseOwn,
  run: (_input, { session, mine }, work) => {
    mustBeFresh(mine, work)
    work.write(work.store.endSession(session.id))
    return {}
  },
})

/** Ends all my sessions but this one, after a fresh proof. */
export const endMyOtherSessions = command<IdentityStore>()({
  name: 'identity.end-my-other-sessions',
  input: Type.Object({ tokenHash: TokenHash }),
  output: Type.Object({}),
  load: ({ tokenHash }, { store }) => store.findSession(tokenHash),
  see: mayUseSession,
  may: mayUseSession,
  run: ({ tokenHash }, session, work) => {
    mustBeFresh(session, work)
    work.write(work.store.endSessions(session.account.personId, { except: tokenHash }))
    return {}
  },
})

const dayMs = 86_400_000

/** Clears away challenges, codes on PCs and half-added apps whose time is over. */
export const forgetExpiredFactors = command<IdentityStore>()({
  name: 'identity.forget-expired-factors',
  input: Type.Object({}),
  output: Type.Object({}),
  may: mayKeep,
  run: (_input, _found, { store, write, now }) => {
    // a code that was answered stays a while, so that a late replay is told apart from nonsense
    write(
      store.passkeys.forget(now),
      store.scans.forget(new Date(now.getTime() - dayMs)),
      store.totp.forgetStale(new Date(now.getTime() - dayMs / 24)),
    )
    return {}
  },
})
