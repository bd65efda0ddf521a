import { Type } from 'typebox'
import { getProgress } from '../../../modules/case/index.ts'
import { portalPage } from '../../ui/index.ts'
import { Progress } from './progress.view.tsx'

/** State and due date by number and the last four of the ID, without an account. */
export const progressPage = portalPage({
  path: '/progress',
  for: 'anyone',
  does: [getProgress],
  query: Type.Object({ number: Type.Optional(Type.String({ maxLength: 20 })) }),
  get: (c) => ({ title: c.words.t('portal.progress.title'), body: <Progress number={c.query.number} /> }),
  post: async (c) => {
    const number = String(c.body.number ?? '').slice(0, 20)
    const found = await c.ask(getProgress, {
      number,
      lastFour: String(c.body.lastFour ?? '')
        .trim()
        .slice(0, 8),
    })
    return { title: c.words.t('portal.progress.title'), body: <Progress number={number} found={found} /> }
  },
})
