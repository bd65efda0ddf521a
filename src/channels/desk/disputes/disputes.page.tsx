import { Type } from 'typebox'
import { notFound } from '../../../kernel/problem.ts'
import { answerDispute, listDisputes } from '../../../modules/register/index.ts'
import { type Page, redirect } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'
import { Disputes } from './disputes.view.tsx'

/** What people say is wrong in the registers this organ keeps: checked, and answered. */
export const disputePages: readonly Page[] = [
  deskPage({
    path: '/desk/data/disputes',
    for: 'official',
    does: [listDisputes, answerDispute],
    query: Type.Object({ answer: Type.Optional(Type.String({ maxLength: 64 })) }),
    get: async ({ ask, words, query }) => ({
      title: words.t('desk.disputes.title'),
      section: words.t('desk.section'),
      body: <Disputes lines={await ask(listDisputes, {})} answering={query.answer} />,
    }),
    post: async ({ body, perform }) => {
      const [, outcome, disputeId = ''] = /^(corrected|kept):([\w-]{1,64})$/.exec(String(body.do ?? '')) ?? []
      if (outcome !== 'corrected' && outcome !== 'kept') throw notFound()
      await perform(answerDispute, { disputeId, outcome, says: String(body.says ?? '').slice(0, 1000) })
      return redirect('/desk/data/disputes')
    },
  }),
]
