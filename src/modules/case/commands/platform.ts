import { Type } from 'typebox'
import { command, type Reading } from '../../../kernel/operation.ts'
import { dueOn } from '../../../kernel/working-days.ts'
import { issueCertificate } from '../../certificate/index.ts'
import { getServingOrgan } from '../../organ/index.ts'
import { type State, start, waiting } from '../../process/index.ts'
import { mayAsPlatform } from '../case.policy.ts'
import type { CaseStore } from '../case.store.ts'
import type { Case } from '../case.ts'
import { certificateFacts } from '../certificate-facts.ts'
import { intakeDays } from '../clock.ts'
import { CaseAnswer, CaseNumber } from '../desk-command.ts'
import { acceptNow, answer, follow } from '../engine.ts'
import { beginChange, caseOrgan, saveChange, surroundingsOf } from '../surroundings.ts'

const byNumber = {
  load: ({ number }: { number: string }, { store }: Reading<CaseStore>) => store.find(number),
  may: mayAsPlatform,
}
const unchanged = ({ number, state }: Case) => ({ number, state })

/**
 * Receives an application and starts its process: tasks are opened, or a rule is asked. A rule may grant; anything
 * else it says goes to an official with its ground.
 */
export const begin = command<CaseStore>()({
  name: 'case.begin',
  input: Type.Object({ home: Type.String(), caseId: Type.String() }),
  output: CaseAnswer,
  load: ({ home, caseId }, { store }) => store.findById(home, caseId),
  may: mayAsPlatform,
  run: async (_input, found, work) => {
    if (found.state !== 'SUBMITTED') return unchanged(found)
    const change = beginChange(found, work)
    // it may have been submitted in the moment its organ was reorganised
    const serving = caseOrgan(await work.ask(getServingOrgan, { organId: found.organ.id }))
    if (serving.path !== found.organ.path) {
      change.handOver(serving)
      change.patch({ paths: change.case.paths.filter((path) => path !== found.organ.path) })
      work.write(work.store.closeTo(found, found.organ.path))
    }
    const { due } = dueOn(work.today, intakeDays, change.calendar)
    change.step('receive', { notice: { dueOn: due }, data: { dueOn: due } })
    const around = await surroundingsOf(work, change.case)
    await follow(change, start(around.definition, { applicant: found.applicant.kind }), around)
    await saveChange(work, change)
    return unchanged(change.case)
  },
})

const issuing = (around: { definition: Parameters<typeof waiting>[0] }, found: Case) =>
  waiting(around.definition, found.processState as State).find((effect) => effect.type === 'service')

/** Has the certificate made that a grant brings. */
export const issue = command<CaseStore>()({
  name: 'case.issue',
  input: Type.Object({ number: CaseNumber }),
  output: CaseAnswer,
  ...byNumber,
  run: async (_input, found, work) => {
    const typeKey = found.item.certificateType
    if (found.state !== 'ISSUING' || found.certificateNumber || !typeKey) return unchanged(found)
    const { certificateNumber } = await work.do(issueCertificate, {
      typeKey,
      holderPartyId: found.applicant.partyId,
      organId: found.organ.id,
      caseNumber: found.number,
      facts: await certificateFacts(work, found),
    })
    const change = beginChange(found, work)
    change.patch({ certificateNumber })
    await saveChange(work, change)
    return unchanged(found)
  },
})

/** The document is in the wallet: delivered and closed. */
export const deliver = command<CaseStore>()({
  name: 'case.deliver',
  input: Type.Object({ number: CaseNumber }),
  output: CaseAnswer,
  ...byNumber,
  run: async (_input, found, work) => {
    if (found.state !== 'ISSUING') return unchanged(found)
    const change = beginChange(found, work)
    const around = await surroundingsOf(work, found)
    const effect = issuing(around, found)
    if (effect && 'token' in effect) await answer(change, effect.token, 'done', around)
    await saveChange(work, change)
    return unchanged(change.case)
  },
})

/** Five working days without a word: accepted from the day of receipt (行政许可法 §32(4)). */
export const deemAccepted = command<CaseStore>()({
  name: 'case.deem-accepted',
  input: Type.Object({ number: CaseNumber }),
  output: CaseAnswer,
  ...byNumber,
  run: async (_input, found, work) => {
    const change = beginChange(found, work)
    if (found.state !== 'RECEIVED' || !change.dueOn || change.dueOn >= work.today) return unchanged(found)
    acceptNow(change, 'deem-accepted')
    const around = await surroundingsOf(work, found)
    for (const task of found.tasks.filter((t) => t.outcomes.includes('accept'))) {
      change.close(task)
      await answer(change, task.token, 'accept', around)
    }
    await saveChange(work, change)
    return unchanged(change.case)
  },
})

/** The papers asked for have not come in the term of the notice: given back; it can be applied for again. */
export const returnIncomplete = command<CaseStore>()({
  name: 'case.return-incomplete',
  input: Type.Object({ number: CaseNumber }),
  output: CaseAnswer,
  ...byNumber,
  run: async (_input, found, work) => {
    const change = beginChange(found, work)
    if (found.state !== 'CORRECTION' || !change.dueOn || change.dueOn >= work.today) return unchanged(found)
    change.step('return')
    for (const task of found.tasks) change.close(task)
    await saveChange(work, change)
    return unchanged(change.case)
  },
})
