import { Type } from 'typebox'
import { notFound } from '../../../kernel/problem.ts'
import { getFacts, listMyDisputes, raiseDispute, registerFields } from '../../../modules/register/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/pages.tsx'
import { Profile, WrongFact } from './data.view.tsx'

// the codes of places stay out: the addresses say the same in words
const codes = ['person.householdDivision', 'enterprise.division', 'place.division', 'household.address']
const shown = registerFields.filter((field) => !codes.includes(field))

export const dataPage = portalPage({
  path: '/my/data',
  for: 'resident',
  does: [getFacts, listMyDisputes],
  query: Type.Object({ sent: Type.Optional(Type.String()) }),
  get: async (c) => ({
    title: c.words.t('portal.data.title'),
    body: (
      <Profile
        facts={await c.ask(getFacts, { partyId: c.actor.partyId, fields: [...shown] })}
        disputes={await c.ask(listMyDisputes, {})}
        sent={c.query.sent !== undefined}
      />
    ),
  }),
})

export const wrongFactPage = portalPage({
  path: '/my/data/wrong',
  for: 'resident',
  does: [getFacts, raiseDispute],
  query: Type.Object({ field: Type.String({ maxLength: 80 }) }),
  get: async (c) => {
    const { field } = c.query
    const [fact] = shown.includes(field)
      ? await c.ask(getFacts, { partyId: c.actor.partyId, fields: [field] })
      : []
    if (!fact) throw notFound()
    const title = c.words.t('portal.data.wrong-title', {
      field: c.words.t(`portal.data.field.${field}`),
    })
    return { title, section: c.words.t('portal.data.title'), body: <WrongFact fact={fact} /> }
  },
  post: async (c) => {
    await c.perform(raiseDispute, { field: c.query.field, says: String(c.body.says ?? '') })
    return redirect('/my/data?sent=1')
  },
})
