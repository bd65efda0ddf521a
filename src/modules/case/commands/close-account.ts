import { Type } from 'typebox'
import { command, query, type Reading } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import { closeAccount as closeIdentity } from '../../identity/index.ts'
import { getAppointments } from '../../organ/index.ts'
import {
  endMandate,
  forgetContact,
  listMandates,
  listMyMandates,
  revokeAgentCode,
} from '../../party/index.ts'
import { isResident } from '../case.policy.ts'
import type { CaseStore } from '../case.store.ts'
import { type CloseStanding, mayCloseOwn } from '../close.policy.ts'

const most = 200

const standingOf = async ({ actor, store, ask }: Reading<CaseStore>): Promise<CloseStanding> => {
  if (actor.kind !== 'resident') throw notFound()
  const { personId, partyId } = actor
  const openCases = (await store.listForParty(personId, { state: 'open', limit: most })).length
  const mandates = await ask(listMandates, { personId })
  const stops: CloseStanding['stops'][number][] = []
  if (partyId !== personId) stops.push('not-self')
  if (openCases > 0) stops.push('open-cases')
  if ((await ask(getAppointments, { personId })).length > 0) stops.push('post')
  if (mandates.some((mandate) => mandate.kind === 'legal-representative')) stops.push('represents')
  return { openCases, stops }
}

/** May I close my account now, and what stands against it? */
export const mayCloseNow = query<CaseStore>()({
  name: 'case.may-close-account',
  input: Type.Object({}),
  may: isResident,
  run: (_input, reading): Promise<CloseStanding> => standingOf(reading),
})

const running = ['offered', 'active', 'waiting']

/**
 * Closes my account: drafts, ways to reach me and mandates go with it; cases, certificates and the audit stay, since
 * the law has them kept.
 */
export const closeAccount = command<CaseStore>()({
  name: 'case.close-account',
  /** The session in which it is asked: closing asks for a fresh proof in it. */
  input: Type.Object({ tokenHash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
  output: Type.Object({}),
  load: (_input, reading) =>
    reading.actor.kind === 'resident' ? standingOf(reading) : Promise.resolve({ openCases: 0, stops: [] }),
  may: mayCloseOwn,
  run: async ({ tokenHash }, _standing, { actor, store, write, ask, do: act }) => {
    if (actor.kind !== 'resident') throw new Error('judged to be a resident')
    const { given, held, codes } = await ask(listMyMandates, {})
    for (const code of codes) if (code.state !== 'revoked') await act(revokeAgentCode, { codeId: code.id })
    const agreed = [
      ...given.filter((line) => ['handler', 'family'].includes(line.kind)),
      ...held.filter(
        (line) => ['handler', 'family', 'agent'].includes(line.kind) && line.personId !== undefined,
      ),
    ]
    for (const line of agreed)
      if (running.includes(line.standing)) await act(endMandate, { mandateId: line.id })
    write(store.removeDraftsOf(actor.personId))
    await act(forgetContact, {})
    await act(closeIdentity, { tokenHash })
    return {}
  },
})
