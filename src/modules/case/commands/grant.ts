import { Type } from 'typebox'
import { deskCommand, Opinion } from '../desk-command.ts'
import { answer, decideNow } from '../engine.ts'

/** Granted by an official with the duty to decide; the document follows by itself. */
export const grant = deskCommand({
  name: 'grant',
  verb: 'grant',
  input: { opinion: Type.Optional(Opinion) },
  run: async ({ opinion }, { change, task, around }) => {
    const grounds = task.ground ? [task.ground] : []
    decideNow(change, { outcome: 'grant', reason: opinion, automatic: false, grounds })
    change.close(task)
    await answer(change, task.token, 'grant', around)
  },
})
