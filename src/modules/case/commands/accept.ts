import { Type } from 'typebox'
import { deskCommand, Opinion } from '../desk-command.ts'
import { acceptNow, answer } from '../engine.ts'

/** The papers are complete: the promised limit starts (行政许可法 §32(5)). */
export const accept = deskCommand({
  name: 'accept',
  verb: 'accept',
  input: { opinion: Type.Optional(Opinion) },
  run: async ({ opinion }, { change, task, around }) => {
    acceptNow(change, 'accept', opinion)
    change.close(task)
    await answer(change, task.token, 'accept', around)
  },
})
