import { Problem } from '../../../kernel/problem.ts'
import { deskCommand, Opinion } from '../desk-command.ts'

/** Stands back from a case for good, for a reason that is said (回避): what one holds of it goes back to the pool. */
export const recuse = deskCommand({
  name: 'recuse',
  verb: 'recuse',
  input: { reason: Opinion },
  run: ({ reason }, { change, task, actor, work }) => {
    if (reason.trim() === '') {
      const fields = [{ path: 'reason', message: 'problem.case.reason-needed' }]
      throw new Problem('case.reason-needed', 422, { fields })
    }
    for (const held of change.case.tasks.filter((t) => t.holder?.appointmentId === actor.appointmentId))
      change.hold(held, undefined)
    change.step('recuse', { organ: task.organ.name, data: { node: task.node, reason } })
    work.write(work.store.recuse(change.found, actor.personId, work.now))
  },
})
