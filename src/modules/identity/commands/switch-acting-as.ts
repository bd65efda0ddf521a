import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { notFound, Problem } from '../../../kernel/problem.ts'
import { getAppointments } from '../../organ/index.ts'
import { listMandates } from '../../party/index.ts'
import { asAppointment, asMandate, asSelf } from '../capacities.ts'
import { mayChangeSession } from '../identity.policy.ts'
import type { IdentityStore } from '../identity.store.ts'
import { mayTakePost, rotated } from '../open-session.ts'
import { proofsLevel } from '../proofs.ts'
import { TokenHash } from '../session-token.ts'

/** Goes on as oneself, for a party by mandate, or in a post; the browser gets a new token. */
export const switchActingAs = command<IdentityStore>()({
  name: 'identity.switch-acting-as',
  input: Type.Object({
    tokenHash: TokenHash,
    newTokenHash: TokenHash,
    kind: Type.Union([Type.Literal('self'), Type.Literal('mandate'), Type.Literal('appointment')]),
    id: Type.String({ maxLength: 64 }),
  }),
  output: Type.Object({ kind: Type.Union([Type.Literal('resident'), Type.Literal('official')]) }),
  load: ({ tokenHash }, { store }) => store.findSession(tokenHash),
  see: mayChangeSession,
  may: mayChangeSession,
  run: async ({ newTokenHash, kind, id }, session, work) => {
    const { account, proofs, actor: before } = session
    const { personId } = account
    const known = { ...account, level: proofsLevel(account, proofs) }
    const choose = async () => {
      if (kind === 'self') return { actor: asSelf(known, before.language), lasts: {} }
      if (kind === 'mandate') {
        const mandate = (await work.ask(listMandates, { personId })).find((m) => m.id === id)
        return mandate && { actor: asMandate(known, mandate, before.language), lasts: mandate }
      }
      const post = (await work.ask(getAppointments, { personId })).find((a) => a.id === id)
      return post && { actor: asAppointment(known, post, before.language), lasts: post }
    }
    const chosen = await choose()
    if (!chosen) throw notFound()
    if (kind === 'appointment' && !mayTakePost(work.store, account, proofs))
      throw new Problem('step-up-needed', 403, { values: { level: known.level, factor: 1 } })
    work.write(rotated(session, { ...chosen, proofs, newTokenHash, now: work.now }, work.store))
    work.note({ as: kind, capacityId: kind === 'self' ? personId : id })
    return { kind: chosen.actor.kind }
  },
})
