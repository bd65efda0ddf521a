import { Problem } from '../../../kernel/problem.ts'
import { getMyApplication, withdraw } from '../../../modules/case/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/index.ts'
import { NumberParams } from './params.ts'
import { Withdraw } from './withdraw.view.tsx'

/** Asks once, says what it means, withdraws. */
export const withdrawPage = portalPage({
  path: '/my/applications/:number/withdraw',
  for: 'resident',
  does: [getMyApplication, withdraw],
  params: NumberParams,
  get: async (c) => {
    const { line, verbs } = await c.ask(getMyApplication, { number: c.params.number })
    if (!verbs.includes('withdraw') && !c.problem) throw new Problem('case.not-in-that-state', 409)
    return { title: c.words.t('portal.application.withdraw'), body: <Withdraw line={line} /> }
  },
  post: async (c) => {
    const reason = String(c.body.reason ?? '').trim()
    await c.perform(withdraw, { number: c.params.number, ...(reason ? { reason } : {}) })
    return redirect(`/my/applications/${c.params.number}`)
  },
})
