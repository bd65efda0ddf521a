import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { revealNumber } from '../../party/index.ts'
import { isOfficial, seesCase } from '../case.policy.ts'
import type { CaseStore } from '../case.store.ts'
import { CaseNumber } from '../desk-command.ts'
import { relationTo } from '../relation.ts'
import { mayReveal } from '../reveal.policy.ts'

/**
 * The applicant's whole number, or the whole phone they left for this case: for a reason that is said, to an official
 * with a duty on the case. Who asked, what and why is in the audit before the answer goes out.
 */
export const revealApplicant = query<CaseStore>()({
  name: 'case.reveal-applicant',
  input: Type.Object({
    number: CaseNumber,
    what: Type.Union([Type.Literal('number'), Type.Literal('phone')]),
    reason: Type.String({ minLength: 2, maxLength: 400 }),
  }),
  may: isOfficial,
  personal: true,
  load: ({ number }, { store }) => store.find(number),
  see: seesCase,
  run: async ({ number, what, reason }, reading, found): Promise<string> => {
    const { actor, store, ask, note } = reading
    note({ what, reason })
    const decision = mayReveal(actor, { found, relation: await relationTo(reading, found) })
    note({ rule: decision.rule })
    if (!decision.allowed) throw new Problem(decision.reason, 403)
    if (what === 'phone') return (await store.getSealed(found)).contact.phone
    return ask(revealNumber, { partyId: found.applicant.partyId, reason: `${number}: ${reason}` })
  },
})
