import { Type } from 'typebox'
import { caseStates, deskCounts, deskWorklist } from '../../../modules/case/index.ts'
import type { Page } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'
import { WorklistView } from './worklist.view.tsx'

const views = ['mine', 'unclaimed', 'waiting', 'paused', 'done', 'overdue', 'all'] as const

const Query = Type.Object({
  view: Type.Optional(Type.Enum([...views])),
  state: Type.Optional(Type.Enum([...caseStates])),
  item: Type.Optional(Type.String({ maxLength: 64 })),
  due: Type.Optional(Type.Union([Type.Literal('overdue'), Type.Literal('today'), Type.Literal('week')])),
  q: Type.Optional(Type.String({ maxLength: 60 })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
})

/** The worklist: what is shown stands in the address, so it can be kept and sent. */
export const worklistPages: readonly Page[] = [
  deskPage({
    path: '/desk/cases',
    for: 'official',
    does: [deskCounts, deskWorklist],
    query: Query,
    get: async ({ ask, query, words }) => {
      const { view = 'mine', q, ...rest } = query
      const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value))
      const [counts, { lines, next }] = await Promise.all([
        ask(deskCounts, {}),
        ask(deskWorklist, { ...given, view, ...(q?.trim() ? { q: q.trim() } : {}), limit: 40 }),
      ])
      return {
        title: words.t('desk.worklist.title'),
        section: words.t(`desk.worklist.view.${view}`),
        body: (
          <WorklistView query={{ ...query, view }} counts={counts} lines={lines} next={next ?? undefined} />
        ),
      }
    },
  }),
]
