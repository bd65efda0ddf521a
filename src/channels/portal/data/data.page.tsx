import { Type } from 'typebox'
import type { Ask } from '../../../kernel/operation.ts'
import { notFound, Problem } from '../../../kernel/problem.ts'
import { listMyMandates } from '../../../modules/party/index.ts'
import { getFacts, listMyDisputes, raiseDispute, registerFields } from '../../../modules/register/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/pages.tsx'
import { Profile, WrongFact } from './data.view.tsx'

// the codes of places stay out: the addresses say the same in words
const codes = ['person.householdDivision', 'enterprise.division', 'place.division', 'household.address']
const shown = registerFields.filter((field) => !codes.includes(field))

/** Who only helps out sees what a service needs on its pages, not everything that is held. */
const mustBeTheirs = async (ask: Ask): Promise<void> => {
  if (!(await ask(listMyMandates, {})).takesOut) throw new Problem('party.not-with-this-mandate', 403)
}

export const dataPage = portalPage({
  path: '/my/data',
  for: 'resident',
  does: [listMyMandates, getFacts, listMyDisputes],
  query: Type.Object({ sent: Type.Optional(Type.String()) }),
  get: async (c) => {
    await mustBeTheirs(c.ask)
    return {
      title: c.words.t('portal.data.title'),
      body: (
        <Profile
          facts={await c.ask(getFacts, { partyId: c.actor.partyId, fields: [...shown] })}
          disputes={await c.ask(listMyDisputes, {})}
          sent={c.query.sent !== undefined}
          named={c.actor.level >= 2}
        />
      ),
    }
  },
})

export const wrongFactPage = portalPage({
  path: '/my/data/wrong',
  for: 'resident',
  does: [listMyMandates, getFacts, raiseDispute],
  query: Type.Object({ field: Type.String({ maxLength: 80 }) }),
  get: async (c) => {
    await mustBeTheirs(c.ask)
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
