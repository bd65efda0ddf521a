import { Type } from 'typebox'
import { Problem } from '../../../kernel/problem.ts'
import { deskCommand, Opinion } from '../desk-command.ts'
import { answer } from '../engine.ts'
import { remediesFor } from '../remedies.ts'

/** Not within this organ's power, or no licence is needed: told at once, with the right organ (行政许可法 §32(1)(2)). */
export const refuseIntake = deskCommand({
  name: 'refuse-intake',
  verb: 'refuse-intake',
  input: { reason: Opinion, rightOrgan: Type.Optional(Type.String({ maxLength: 200 })) },
  run: async ({ reason, rightOrgan }, { change, task, around }) => {
    if (reason.trim() === '') {
      const fields = [{ path: 'reason', message: 'problem.case.reason-needed' }]
      throw new Problem('case.reason-needed', 422, { fields })
    }
    const remedies = remediesFor(change.case.item)
    change.step('refuse-intake', {
      notice: { reason, remedies, ...(rightOrgan ? { rightOrgan } : {}) },
      data: { reason, ...(rightOrgan ? { rightOrgan } : {}) },
    })
    change.close(task)
    await answer(change, task.token, 'refuse-intake', around)
  },
})
