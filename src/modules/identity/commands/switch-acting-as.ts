import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import { getAppointments } from '../../organ/index.ts'
import { listMandates } from '../../party/index.ts'
import { asAppointment, asMandate, asSelf } from '../capacities.ts'
import { mayChangeSession } from '../identity.policy.ts'
import type { IdentityStore } from '../identity.store.ts'
import { absoluteEnd } from '../identity.ts'
import { newCsrfSecret, TokenHash } from './sign-in-as-sample.ts'

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
  load: async ({ tokenHash }, { store }) => {
    const session = await store.findSession(tokenHash)
    const account = session && (await store.findAccount(session.actor.personId))
    return session && account && { ...session, account }
  },
  see: mayChangeSession,
  may: mayChangeSession,
  run: async ({ tokenHash, newTokenHash, kind, id }, { account, actor: before, absoluteAt }, work) => {
    const { personId } = before
    const choose = async () => {
      if (kind === 'self') return { actor: asSelf(account, before.language), lastDay: undefined }
      if (kind === 'mandate') {
        const mandate = (await work.ask(listMandates, { personId })).find((m) => m.id === id)
        return mandate && { actor: asMandate(account, mandate, before.language), lastDay: mandate.until }
      }
      const post = (await work.ask(getAppointments, { personId })).find((a) => a.id === id)
      return post && { actor: asAppointment(account, post, before.language), lastDay: post.until }
    }
    const chosen = await choose()
    if (!chosen) throw notFound()
    const { actor, lastDay } = chosen
    // a switch never lengthens what was left of the session
    const longest = absoluteEnd(work.now, actor.kind, lastDay)
    work.write(
      work.store.change(tokenHash, {
        tokenHash: newTokenHash,
        csrfSecret: newCsrfSecret(),
        actor,
        now: work.now,
        absoluteAt: new Date(Math.min(longest.getTime(), absoluteAt.getTime())),
      }),
    )
    work.note({ as: kind, capacityId: kind === 'self' ? personId : id })
    return { kind: actor.kind }
  },
})
