import { Problem } from '../../../kernel/problem.ts'
import { deskCommand } from '../desk-command.ts'

/** Takes an open task that nobody holds. */
export const claim = deskCommand({
  name: 'claim',
  verb: 'claim',
  input: {},
  run: (_input, { change, task, actor }) => {
    if (task.holder && task.holder.appointmentId !== actor.appointmentId)
      throw new Problem('case.held-by-other', 409)
    change.hold(task, { appointmentId: actor.appointmentId, name: actor.name })
    change.step('claim', { organ: task.organ.name, data: { node: task.node } })
  },
})
