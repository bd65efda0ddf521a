import { Type } from 'typebox'
import { deskCommand, Opinion } from '../desk-command.ts'
import { acceptNow, answer } from '../engine.ts'

/** The papers are complete: the promised limit starts (行政许可法 §32(5)). */
export const accept = deskCommand({
  name: 'accept',
  verb: 'accept',
  input: { opinion: Type.Optional(Opinion) },
  run: async (_input, { change, task, around }) => {
    acceptNow(change)
    change.close(task)
    await answer(change, task.token, 'accept', around)
  },
})
