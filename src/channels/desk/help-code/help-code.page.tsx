import { Type } from 'typebox'
import { Problem } from '../../../kernel/problem.ts'
import { listBasicItems, searchItems } from '../../../modules/catalogue/index.ts'
import {
  codeDays,
  consentText,
  findPartyByNumber,
  getParty,
  makeAgentCodeAtWindow,
} from '../../../modules/party/index.ts'
import { type Page, redirect } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'
import { codesIn, ItemChoiceQuery, readItemChoice } from '../../ui/items/index.ts'
import { FindPerson, HelpCode, HelpCodeMade } from './help-code.view.tsx'

const path = '/desk/hall/help-code'

const wrong = (field: string, code: string): Problem =>
  new Problem(code, 422, { fields: [{ path: field, message: `problem.${code}` }] })

/** At the window somebody without a telephone lets the village help: the person agrees here, and takes the code home. */
export const helpCodePages: readonly Page[] = [
  deskPage({
    path,
    for: 'official',
    does: [findPartyByNumber, getParty, makeAgentCodeAtWindow, searchItems, listBasicItems],
    query: Type.Object({ person: Type.Optional(Type.String({ maxLength: 64 })), ...ItemChoiceQuery }),
    get: async (c) => {
      const { person } = c.query
      const title = c.words.t('desk.help-code.title')
      const section = c.words.t('desk.section')
      if (person === undefined) return { title, section, body: <FindPerson /> }
      return {
        title,
        section,
        body: (
          <HelpCode
            party={await c.ask(getParty, { partyId: person })}
            choice={await readItemChoice(c.ask, c.query, c.preferences.region)}
            consent={consentText('agent')}
            path={path}
          />
        ),
      }
    },
    post: async (c) => {
      const { person } = c.query
      if (person === undefined) {
        const idNumber = String(c.body.idNumber ?? '').trim()
        if (idNumber.length < 15) throw wrong('idNumber', 'party.number-shape')
        const found = await c.ask(findPartyByNumber, { kind: 'person', idNumber: idNumber.slice(0, 40) })
        if (!found) throw wrong('idNumber', 'desk.help-code-nobody')
        return redirect(`${path}?person=${encodeURIComponent(found.id)}`)
      }
      const items = codesIn(c.query.items)
      if (items.length === 0) throw wrong('items', 'portal.mandates.items-needed')
      const days = Math.min(Math.max(Number.parseInt(String(c.body.days ?? ''), 10) || 1, 1), codeDays)
      const agreed = c.body.agreed === 'yes'
      const made = await c.perform(
        makeAgentCodeAtWindow,
        { partyId: person, items, days, agreed },
        { idempotencyKey: null },
      )
      const party = await c.ask(getParty, { partyId: person })
      return {
        title: c.words.t('desk.help-code.title'),
        section: c.words.t('desk.section'),
        body: <HelpCodeMade name={party.name} code={made.code} expiresAt={new Date(made.expiresAt)} />,
      }
    },
  }),
]
