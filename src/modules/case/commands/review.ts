import { Type } from 'typebox'
import { Problem } from '../../../kernel/problem.ts'
import { deskCommand, Opinion } from '../desk-command.ts'
import { answer } from '../engine.ts'

/** An examiner's opinion for those who decide; in a joint review each organ gives its own. */
export const review = deskCommand({
  name: 'review',
  verb: 'review',
  input: { verdict: Type.Union([Type.Literal('pass'), Type.Literal('object')]), opinion: Opinion },
  run: async ({ verdict, opinion }, { change, task, around }) => {
    if (opinion.trim() === '') {
      const fields = [{ path: 'opinion', message: 'problem.case.opinion-needed' }]
      throw new Problem('case.opinion-needed', 422, { fields })
    }
    change.step('review', { organ: task.organ.name, data: { node: task.node, verdict, opinion } })
    change.close(task)
    await answer(change, task.token, verdict, around)
  },
})
