import { Type } from 'typebox'
import type { Official } from '../../../kernel/actor.ts'
import { notFound, Problem } from '../../../kernel/problem.ts'
import { confirmInPerson } from '../../../modules/identity/index.ts'
import { getWindowRequest, receiveAtWindow } from '../../../modules/party/index.ts'
import { type Page, redirect } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'
import { FindPerson } from '../parts/find-person.tsx'
import { ComparePerson, PersonConfirmed } from './in-person.view.tsx'

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
    does: [receiveAtWindow, getWindowRequest, confirmInPerson],
    query: Type.Object({
      /** Whoever showed their card in this session: nobody is looked at by an address. */
      at: Type.Optional(Type.String({ maxLength: 64 })),
      done: Type.Optional(Type.Literal('1')),
    }),
    get: async (c) => {
      atTheWindow(c.actor)
      const { at: requestId, done } = c.query
      const shown = { title: c.words.t('desk.in-person.title'), section: c.words.t('desk.section') }
      if (requestId === undefined)
        return {
          ...shown,
          body: (
            <FindPerson title={c.words.t('desk.in-person.title')} lead={c.words.t('desk.in-person.lead')} />
          ),
        }
      const party = await c.ask(getWindowRequest, { requestId })
      return {
        ...shown,
        body: done === '1' ? <PersonConfirmed party={party} /> : <ComparePerson party={party} />,
      }
    },
    post: async (c) => {
      atTheWindow(c.actor)
      const { at } = c.query
      if (at === undefined) {
        const idNumber = String(c.body.idNumber ?? '')
          .trim()
          .slice(0, 40)
        if (!idNumber) throw nobody()
        const { requestId } = await c.perform(receiveAtWindow, { idNumber }, { idempotencyKey: null })
        if (requestId === null) throw nobody()
        return redirect(`${path}?${new URLSearchParams({ at: requestId })}`)
      }
      const { partyId } = await c.ask(getWindowRequest, { requestId: at })
      const phone = String(c.body.phone ?? '')
        .trim()
        .slice(0, 40)
      const said = { personId: partyId, compared: c.body.compared === 'yes', ...(phone ? { phone } : {}) }
      await c.perform(confirmInPerson, said)
      return redirect(`${path}?${new URLSearchParams({ at, done: '1' })}`)
    },
  }),
]
