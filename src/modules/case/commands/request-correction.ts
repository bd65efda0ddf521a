import { Type } from 'typebox'
import { Problem } from '../../../kernel/problem.ts'
import { dueOn } from '../../../kernel/working-days.ts'
import { correctionDays } from '../clock.ts'
import { deskCommand } from '../desk-command.ts'

/** Once, listing all gaps (行政许可法 §32(4)); the limits stand still until the applicant has completed the papers. */
export const requestCorrection = deskCommand({
  name: 'request-correction',
  verb: 'request-correction',
  input: {
    gaps: Type.Array(Type.String({ maxLength: 500 }), { maxItems: 30 }),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 30 })),
  },
  run: (input, { change }) => {
    const gaps = input.gaps.map((gap) => gap.trim()).filter((gap) => gap !== '')
    if (gaps.length === 0) {
      throw new Problem('case.gaps-needed', 422, {
        fields: [{ path: 'gaps', message: 'problem.case.gaps-needed' }],
      })
    }
    if (change.case.corrected) throw new Problem('case.correction-used', 409)
    const days = input.days ?? correctionDays
    const { due } = dueOn(change.today, days, change.calendar)
    const clock = { ...change.case.clock, correction: { from: change.today, dueOn: due, days } }
    change.step('request-correction', {
      patch: { clock, corrected: true, correction: { gaps, dueOn: due } },
      notice: { gaps, dueOn: due },
      data: { gaps, dueOn: due },
    })
  },
})
