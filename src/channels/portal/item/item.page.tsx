import { Type } from 'typebox'
import type { Actor } from '../../../kernel/actor.ts'
import { civilDateOf } from '../../../kernel/civil-date.ts'
import { parseDivisionCode } from '../../../kernel/division-code.ts'
import { Problem } from '../../../kernel/problem.ts'
import { listMyDrafts } from '../../../modules/case/index.ts'
import {
  type BasicItem,
  conditionState,
  fieldsLookedAt,
  getItem,
  type Item,
  listBasicItems,
  listImplementations,
  materialHeld,
} from '../../../modules/catalogue/index.ts'
import { listHeldTypes } from '../../../modules/certificate/index.ts'
import { findDivision } from '../../../modules/division/index.ts'
import { listDepartments } from '../../../modules/organ/index.ts'
import { getFacts } from '../../../modules/register/index.ts'
import type { PageRequest } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/index.ts'
import { ChooseView } from './choose.view.tsx'
import { ItemView } from './item.view.tsx'

const Params = Type.Object({ item: Type.String({ maxLength: 80 }) })
const Query = Type.Object({
  item: Type.Optional(Type.String({ maxLength: 90 })),
  region: Type.Optional(Type.String({ maxLength: 12 })),
  after: Type.Optional(Type.String({ maxLength: 90 })),
})
type Request = PageRequest<Actor, { item: string }, { item?: string; region?: string; after?: string }>

const orNothing = async <T,>(asked: Promise<T>): Promise<T | undefined> => {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return undefined
    throw error
  }
}

/** What registers and the wallet already say about whoever is signed in; undefined for visitors. */
const knownAbout = async (c: Request, item: Item) => {
  if (c.actor.kind !== 'resident') return undefined
  const fields = fieldsLookedAt(item)
  const { partyId } = c.actor
  // to a mandate for other items the registers say nothing
  const facts =
    fields.length > 0
      ? ((await orNothing(c.ask(getFacts, { partyId, fields, itemCode: item.code }))) ?? [])
      : []
  const held = { facts, certificateTypes: await c.ask(listHeldTypes, { partyId: c.actor.partyId }) }
  const at = { today: civilDateOf(c.now), division: item.division }
  return {
    conditions: new Map(
      item.conditions.map((condition) => [condition.key, conditionState(condition, held, at)]),
    ),
    held: new Map(
      item.materials.flatMap((material) => {
        const found = materialHeld(material, held)
        return found ? [[material.key, found] as const] : []
      }),
    ),
    draft: (await c.ask(listMyDrafts, {})).find((draft) => draft.item.code === item.code),
  }
}

const show = async (c: Request, item: Item) => {
  const known = await knownAbout(c, item)
  const departments = await c.ask(listDepartments, {})
  return {
    title: c.words.say(item.name),
    section: c.words.say(item.organName),
    body: (
      <ItemView
        item={item}
        departmentName={departments.find((d) => d.slug === item.department)?.name}
        conditions={known?.conditions ?? new Map()}
        held={known?.held}
        draft={known?.draft}
        checkNeeded={
          c.actor.kind === 'resident' ? c.actor.level < item.assuranceLevel : item.assuranceLevel >= 2
        }
      />
    ),
  }
}

const choose = async (c: Request, basics: readonly BasicItem[], region: string | undefined) => {
  const [only] = basics
  const chosen = basics.find((basic) => basic.id === c.query.item) ?? (basics.length === 1 ? only : undefined)
  const places = chosen
    ? await c.ask(listImplementations, {
        itemId: chosen.id,
        ...(region ? { within: `${region.slice(0, 2)}0000000000` } : {}),
        ...(c.query.after ? { after: c.query.after } : {}),
      })
    : undefined
  const here = region ? await c.ask(findDivision, { code: region }) : undefined
  const name = chosen?.name ?? only?.name
  return {
    title: name ? c.words.say(name) : '',
    section: c.words.t('portal.item.choose-section'),
    body: <ChooseView basics={basics} chosen={chosen} places={places} regionName={here?.name} url={c.url} />,
  }
}

/** All about one service: an implementation code shows it, a basic code asks for the place first. */
export const itemPage = portalPage({
  path: '/items/:item',
  for: 'anyone',
  does: [
    getItem,
    listBasicItems,
    listImplementations,
    listDepartments,
    findDivision,
    getFacts,
    listHeldTypes,
    listMyDrafts,
  ],
  params: Params,
  query: Query,
  get: async (c) => {
    const region = parseDivisionCode(c.query.region ?? '') ?? c.preferences.region
    const changingArea = c.query.item !== undefined
    const item = changingArea
      ? undefined
      : await orNothing(c.ask(getItem, { code: c.params.item, ...(region ? { division: region } : {}) }))
    if (item) return show(c, item)
    const basics = await c.ask(listBasicItems, { code: c.params.item })
    if (basics.length === 0) throw new Problem('not-found', 404)
    return choose(c, basics, region)
  },
})
