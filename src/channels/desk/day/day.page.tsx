import { handlesCases } from '../../../kernel/actor.ts'
import { deskCounts, deskWorklist } from '../../../modules/case/index.ts'
import { type Page, redirect } from '../../../platform/http/page.ts'
import { deskPage, railOf } from '../../ui/index.ts'
import { DayView } from './day.view.tsx'

/** My day: what waits, as links, and the one to open next. */
export const dayPages: readonly Page[] = [
  deskPage({
    path: '/desk',
    for: 'official',
    does: [deskCounts, deskWorklist],
    get: async ({ ask, words, actor }) => {
      if (!handlesCases(actor)) return redirect(railOf(actor)[0]?.href ?? '/acting-as')
      const counts = await ask(deskCounts, {})
      const mine = await ask(deskWorklist, { view: 'mine', limit: 5 })
      const free =
        mine.lines.length > 0 ? [] : (await ask(deskWorklist, { view: 'unclaimed', limit: 5 })).lines
      return {
        title: words.t('desk.day.title'),
        section: words.t('desk.section'),
        body: <DayView name={actor.name} counts={counts} mine={mine.lines} free={free} />,
      }
    },
  }),
]
