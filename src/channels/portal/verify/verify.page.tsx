import { Problem } from '../../../kernel/problem.ts'
import { redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/index.ts'
import { VerifyView } from './verify.view.tsx'

/** Type a number, or give a file: both without an account and without script. */
export const verifyPage = portalPage({
  path: '/verify',
  for: 'anyone',
  does: 'static',
  get: ({ words }) => ({ title: words.t('portal.verify.title'), body: <VerifyView /> }),
  post: ({ body }) => {
    const number = String(body.number ?? '').trim()
    if (number === '' || number.length > 300) {
      const fields = [{ path: 'number', message: 'portal.verify.number.empty' }]
      throw new Problem('portal.verify.no-number', 422, { fields })
    }
    const last = number.replace(/^.*\/verify\//i, '').replace(/\s+/g, '')
    return redirect(`/verify/${encodeURIComponent(last)}`)
  },
})
