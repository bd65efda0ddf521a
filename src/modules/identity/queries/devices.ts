import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import { mayAsPerson } from '../factors.policy.ts'
import type { IdentityStore } from '../identity.store.ts'
import { endsAt } from '../identity.ts'
import type { Proof } from '../proofs.ts'
import { TokenHash } from '../session-token.ts'

/** A browser in which a person is signed in. */
export interface SessionLine {
  readonly id: string
  /** The lasting handle of the account: stays when a phone-only account becomes a person's. */
  readonly account: string
  readonly device: string
  readonly place: string | undefined
  readonly openedAt: Date
  readonly touchedAt: Date
  readonly proofs: readonly Proof[]
  readonly kind: 'resident' | 'official'
  readonly current: boolean
}

/** Where I am signed in: this browser first, then by last use. */
export const listMySessions = query<IdentityStore>()({
  name: 'identity.list-my-sessions',
  input: Type.Object({ tokenHash: TokenHash }),
  may: mayAsPerson,
  run: async ({ tokenHash }, { actor, store, now }): Promise<readonly SessionLine[]> => {
    if (!('personId' in actor)) throw notFound()
    const sessions = await store.listSessions(actor.personId)
    return sessions
      .filter((s) => endsAt(s.touchedAt, s.absoluteAt, s.actor.kind) > now)
      .map((s) => ({
        id: s.id,
        account: s.account.handle,
        device: s.device,
        place: s.place,
        openedAt: s.openedAt,
        touchedAt: s.touchedAt,
        proofs: s.proofs,
        kind: s.actor.kind,
        current: s.tokenHash === tokenHash,
      }))
      .sort((a, b) => Number(b.current) - Number(a.current))
  },
})
