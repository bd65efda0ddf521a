import { Type } from 'typebox'
import type { Official } from '../../../kernel/actor.ts'
import { Problem } from '../../../kernel/problem.ts'
import { getDeskCase, revealApplicant } from '../../../modules/case/index.ts'
import type { Page, PageRequest, View } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'
import { RevealView } from './reveal.view.tsx'

type Request = PageRequest<Official, { number: string }, unknown>

const pageOf = async (
  { ask, params, words }: Request,
  shown?: { what: 'number' | 'phone'; whole: string; reason: string },
): Promise<View> => {
  const { line } = await ask(getDeskCase, { number: params.number })
  return {
    title: `${words.t('desk.reveal.title')} ${line.number}`,
    section: words.t('desk.section'),
    body: <RevealView line={line} shown={shown} />,
  }
}

/** The applicant's whole number or phone: for a reason that is said, and kept in the audit with who asked. */
export const revealPages: readonly Page[] = [
  deskPage({
    path: '/desk/cases/:number/applicant',
    for: 'official',
    does: [getDeskCase, revealApplicant],
    params: Type.Object({ number: Type.String({ minLength: 10, maxLength: 16 }) }),
    get: (c) => pageOf(c),
    post: async (c) => {
      const reason = typeof c.body.reason === 'string' ? c.body.reason.trim().slice(0, 400) : ''
      if (reason.length < 2) {
        const fields = [{ path: 'reason', message: 'problem.desk.reveal-reason' }]
        throw new Problem('desk.reveal-reason', 422, { fields })
      }
      const what = c.body.what === 'phone' ? 'phone' : 'number'
      const whole = await c.ask(revealApplicant, { number: c.params.number, what, reason })
      return pageOf(c, { what, whole, reason })
    },
  }),
]
