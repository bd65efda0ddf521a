import { Type } from 'typebox'
import { Problem } from '../../../kernel/problem.ts'
import { listOfficials } from '../../organ/index.ts'
import { deskCommand, Opinion } from '../desk-command.ts'

/** Hands a task to a colleague with the same duty: by its holder, or by who decides in the organ when that one is gone. */
export const transfer = deskCommand({
  name: 'transfer',
  verb: 'transfer',
  input: { to: Type.String(), reason: Opinion },
  run: async ({ to, reason }, { change, task, work }) => {
    const colleagues = await work.ask(listOfficials, { organId: task.organ.id })
    const next = colleagues.find((official) => official.id === to && official.duties.includes(task.duty))
    if (!next) {
      const fields = [{ path: 'to', message: 'problem.case.no-such-colleague' }]
      throw new Problem('case.no-such-colleague', 422, { fields })
    }
    change.hold(task, { appointmentId: next.id, name: next.personName })
    change.step('transfer', {
      organ: task.organ.name,
      data: { node: task.node, to: next.personName, from: task.holder?.name ?? null, reason },
    })
  },
})
