import { Type } from 'typebox'
import type { Official } from '../../../kernel/actor.ts'
import { notFound, Problem } from '../../../kernel/problem.ts'
import { confirmInPerson } from '../../../modules/identity/index.ts'
import { findPartyByNumber, getParty } from '../../../modules/party/index.ts'
import { type Page, redirect } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'
import { ComparePerson, FindPerson, PersonConfirmed } from './in-person.view.tsx'

const path = '/desk/hall/in-person'

const atTheWindow = (actor: Official): void => {
  if (!actor.duties.includes('accept')) throw notFound()
}

const nobody = (): Problem =>
  new Problem('desk.in-person-nobody', 422, {
    fields: [{ path: 'idNumber', message: 'desk.in-person.nobody' }],
  })

/** Level 3: somebody at a window compares the card with the person, once. */
export const inPersonPages: readonly Page[] = [
  deskPage({
    path,
    for: 'official',
    does: [findPartyByNumber, getParty, confirmInPerson],
    query: Type.Object({
      person: Type.Optional(Type.String({ maxLength: 64 })),
      done: Type.Optional(Type.Literal('1')),
    }),
    get: async (c) => {
      atTheWindow(c.actor)
      const { person, done } = c.query
      const shown = { title: c.words.t('desk.in-person.title'), section: c.words.t('desk.section') }
      if (person === undefined) return { ...shown, body: <FindPerson /> }
      const party = await c.ask(getParty, { partyId: person })
      return {
        ...shown,
        body: done === '1' ? <PersonConfirmed party={party} /> : <ComparePerson party={party} />,
      }
    },
    post: async (c) => {
      atTheWindow(c.actor)
      const { person } = c.query
      if (person === undefined) {
        const idNumber = String(c.body.idNumber ?? '')
          .trim()
          .slice(0, 40)
        const found = idNumber && (await c.ask(findPartyByNumber, { kind: 'person', idNumber }))
        if (!found) throw nobody()
        return redirect(`${path}?${new URLSearchParams({ person: found.id })}`)
      }
      await c.perform(confirmInPerson, { personId: person, compared: c.body.compared === 'yes' })
      return redirect(`${path}?${new URLSearchParams({ person, done: '1' })}`)
    },
  }),
]
