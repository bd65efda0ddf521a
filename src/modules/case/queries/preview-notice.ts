import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { dueOn } from '../../../kernel/working-days.ts'
import { chinaCalendar } from '../calendar.ts'
import { isOfficial, seesCase } from '../case.policy.ts'
import type { CaseStore } from '../case.store.ts'
import type { CaseVerb } from '../case.ts'
import { transitions } from '../case.ts'
import { correctionDays } from '../clock.ts'
import { CaseNumber, Opinion } from '../desk-command.ts'
import { type NoticeValues, noticeText } from '../notices.ts'
import { remediesFor } from '../remedies.ts'

/** The notice that a verb would send, as it would read today; 422 for a verb that sends none. */
export const previewNotice = query<CaseStore>()({
  name: 'case.preview-notice',
  input: Type.Object({
    number: CaseNumber,
    verb: Type.String({ maxLength: 40 }),
    gaps: Type.Optional(Type.Array(Type.String({ maxLength: 500 }), { maxItems: 30 })),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 30 })),
    reason: Type.Optional(Opinion),
    remedies: Type.Optional(Opinion),
    rightOrgan: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  may: isOfficial,
  load: ({ number }, { store }) => store.find(number),
  see: seesCase,
  run: async ({ verb, gaps, days, reason, remedies, rightOrgan }, { today }, found) => {
    const kind = transitions.find((t) => t.verb === (verb as CaseVerb))?.notice
    if (!kind) throw new Problem('case.not-in-that-state', 422)
    const limit = kind === 'SGZ' ? (days ?? correctionDays) : found.item.promisedDays
    const values: NoticeValues = {
      days: limit,
      dueOn: dueOn(today, limit, chinaCalendar).due,
      gaps: gaps ?? [],
      reason: reason ?? '',
      remedies: remedies ?? (kind === 'NGA' ? remediesFor(found.item) : ''),
      rightOrgan: rightOrgan ?? '',
    }
    return noticeText(kind, found, values)
  },
})
