import { Type } from 'typebox'
import { notFound } from '../../../kernel/problem.ts'
import { listBasicItems } from '../../../modules/catalogue/index.ts'
import { answerMandate, endMandate, listMyMandates, revokeAgentCode } from '../../../modules/party/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { namedItems } from '../../ui/items/index.ts'
import { portalPage } from '../../ui/pages.tsx'
import { Mandates } from './mandates.view.tsx'

const did = ['offered', 'active', 'declined', 'ended', 'revoked'] as const

/** Who may act for me, for whom I act: answer, end, take back. */
export const mandatesPage = portalPage({
  path: '/my/mandates',
  for: 'resident',
  does: [listMyMandates, answerMandate, endMandate, revokeAgentCode, listBasicItems],
  query: Type.Object({ did: Type.Optional(Type.String({ maxLength: 20 })) }),
  get: async (c) => {
    const mine = await c.ask(listMyMandates, {})
    const codes = [...mine.given, ...mine.held, ...mine.codes].flatMap((one) => one.items ?? [])
    return {
      title: c.words.t('portal.mandates.title'),
      body: (
        <Mandates
          mine={mine}
          names={await namedItems(c.ask, [...new Set(codes)])}
          done={did.find((d) => d === c.query.did)}
          self={c.actor.partyId === c.actor.personId}
          now={c.now}
        />
      ),
    }
  },
  post: async (c) => {
    const [, what, id] = /^(accept|decline|end|revoke):([\w-]{1,64})$/.exec(String(c.body.do ?? '')) ?? []
    if (!what || !id) throw notFound()
    if (what === 'end') {
      await c.perform(endMandate, { mandateId: id })
      return redirect('/my/mandates?did=ended')
    }
    if (what === 'revoke') {
      await c.perform(revokeAgentCode, { codeId: id })
      return redirect('/my/mandates?did=revoked')
    }
    const { state } = await c.perform(answerMandate, { mandateId: id, accept: what === 'accept' })
    return redirect(`/my/mandates?did=${state}`)
  },
})
