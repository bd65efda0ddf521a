import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { mayKeep, maySignOut } from '../identity.policy.ts'
import type { IdentityStore } from '../identity.store.ts'
import { TokenHash } from '../session-token.ts'

/** Ends this session. Signing out twice is no mistake. */
export const signOut = command<IdentityStore>()({
  name: 'identity.sign-out',
  input: Type.Object({ tokenHash: TokenHash }),
  output: Type.Object({}),
  load: async ({ tokenHash }, { store }) => ({ session: await store.findSession(tokenHash) }),
  may: maySignOut,
  run: ({ tokenHash }, { session }, { store, write }) => {
    if (session) write(store.end(tokenHash))
    return {}
  },
})

/** Notes that a session is in use; at most once a minute each. */
export const touchSession = command<IdentityStore>()({
  name: 'identity.touch-session',
  input: Type.Object({ tokenHash: TokenHash }),
  output: Type.Object({}),
  may: mayKeep,
  run: ({ tokenHash }, _found, { store, write, now }) => {
    write(store.touch(tokenHash, now))
    return {}
  },
})

/** Removes sessions whose time is over. */
export const endExpiredSessions = command<IdentityStore>()({
  name: 'identity.end-expired-sessions',
  input: Type.Object({}),
  output: Type.Object({}),
  may: mayKeep,
  run: (_input, _found, { store, write, now }) => {
    write(store.endExpired(now))
    return {}
  },
})
