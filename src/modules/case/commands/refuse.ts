import { Problem } from '../../../kernel/problem.ts'
import { issueCertificate } from '../../certificate/index.ts'
import type { Ground } from '../case.ts'
import { deskCommand, Opinion } from '../desk-command.ts'
import { answer, decideNow } from '../engine.ts'

/** Kind of the sealed decision that the applicant gets. */
const refusalDecision = 'refusal-decision'

const clauseOf = (grounds: readonly Ground[]): { clause?: string } => {
  const clauses = grounds.flatMap((ground) => ground.held.map((held) => held.clause.zh))
  return clauses.length > 0 ? { clause: [...new Set(clauses)].join('；') } : {}
}

/** Not granted: always by a person, with the reason and what can be done against it (行政许可法 §38). */
export const refuse = deskCommand({
  name: 'refuse',
  verb: 'refuse',
  input: { reason: Opinion, remedies: Opinion },
  run: async ({ reason, remedies }, { change, task, around, work }) => {
    const fields = [
      ...(reason.trim() ? [] : [{ path: 'reason', message: 'problem.case.reason-needed' }]),
      ...(remedies.trim() ? [] : [{ path: 'remedies', message: 'problem.case.remedies-needed' }]),
    ]
    if (fields.length > 0) throw new Problem('case.reason-needed', 422, { fields })
    const grounds = task.ground ? [task.ground] : []
    decideNow(change, { outcome: 'refuse', reason, remedies, automatic: false, grounds })
    change.close(task)
    await answer(change, task.token, 'refuse', around)
    const { item, applicant, organ, number } = change.case
    await work.do(issueCertificate, {
      typeKey: refusalDecision,
      holderPartyId: applicant.partyId,
      organId: organ.id,
      caseNumber: number,
      facts: { applicant: applicant.name, item: item.name.zh, reason, remedies, ...clauseOf(grounds) },
    })
  },
})
