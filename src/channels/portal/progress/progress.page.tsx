import { Type } from 'typebox'
import { Problem } from '../../../kernel/problem.ts'
import { getProgress } from '../../../modules/case/index.ts'
import { portalPage } from '../../ui/index.ts'
import { Progress } from './progress.view.tsx'

/** "Nothing found" is said on the form, not as a missing page. */
const onTheForm = async <T,>(asked: Promise<T>): Promise<T> => {
  try {
    return await asked
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 404) throw error
    throw new Problem(error.code, 422, { fields: [{ path: 'lastFour', message: `problem.${error.code}` }] })
  }
}

/** State and due date by number and the last four of the ID, without an account. */
export const progressPage = portalPage({
  path: '/progress',
  for: 'anyone',
  does: [getProgress],
  query: Type.Object({ number: Type.Optional(Type.String({ maxLength: 20 })) }),
  get: (c) => ({ title: c.words.t('portal.progress.title'), body: <Progress number={c.query.number} /> }),
  post: async (c) => {
    const number = String(c.body.number ?? '').slice(0, 20)
    const lastFour = String(c.body.lastFour ?? '')
      .trim()
      .slice(0, 8)
    const found = await onTheForm(c.ask(getProgress, { number, lastFour, address: c.device.address }))
    return { title: c.words.t('portal.progress.title'), body: <Progress number={number} found={found} /> }
  },
})
