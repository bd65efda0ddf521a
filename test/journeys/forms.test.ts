import { beforeAll, describe, expect, it, test } from 'vitest'
import { visitor } from '../../src/kernel/actor.ts'
import type { PageAnswer, Visitor } from '../../src/main/tour/visitor.ts'
import { getItem } from '../../src/modules/catalogue/index.ts'
import { startApp, type TestApp } from '../support/web.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})

interface Journey {
  readonly item: string
  readonly person: string
  readonly actingFor?: string
  readonly place: string
  /** What is typed, page by page; the rest is known. */
  readonly typed: Readonly<Record<string, string | readonly string[]>>
}

const staff = {
  'staff.0.name': '李四',
  'staff.0.role': 'safety',
  'staff.0.healthCertificateUntil': '2027-06-30',
}
const journeys: readonly Journey[] = [
  {
    item: 'senior-card',
    person: 'zhang-guilan',
    place: '450721101202',
    typed: { delivery: 'wallet', declared: 'yes' },
  },
  {
    item: 'food-licence',
    person: 'chen-xiaoyan',
    actingFor: 'laojiefang-catering',
    place: '450721001001',
    typed: {
      sameAddress: 'false',
      area: '138',
      seats: '40',
      premisesAddress: '灵山县灵城街道解放路 15 号',
      leaseEndsOn: '2029-12-31',
      businessType: 'restaurant',
      items: ['hot-dishes', 'cold-dishes'],
      hasColdRoom: 'true',
      coldRoomArea: '8',
      ...staff,
    },
  },
  {
    item: 'outdoor-event-permit',
    person: 'tan-zhiwei',
    actingFor: 'lixiang-culture',
    place: '450721001002',
    typed: {
      eventName: '荔枝丰收音乐会',
      eventKind: 'concert',
      venue: '灵山县体育场',
      attendance: '3,000',
      'sessions.0.heldOn': '2027-01-16',
      'sessions.0.from': '19:30',
      'sessions.0.to': '21:30',
      safetyOfficer: '覃志伟',
      safetyPhone: '13800001111',
      guards: '60',
      temporaryStructures: 'true',
      openFire: 'false',
      builder: '灵山县某搭建公司',
      structureHeight: '6.5',
      hospital: '灵山县人民医院',
      ambulances: '2',
      medics: '8',
    },
  },
  {
    item: 'subsistence-allowance',
    person: 'lu-haiming',
    place: '450721101204',
    typed: {
      reason: 'other',
      hasVehicle: 'false',
      reasonDetails: '家里遭了火灾',
      payTo: 'counter',
      mayCheck: 'true',
    },
  },
  {
    item: 'social-security-card-replacement',
    person: 'zhang-san',
    place: '450721101202',
    typed: {
      reason: 'lost',
      lostOn: '2026-11-20',
      reportedLoss: 'true',
      bank: 'rural-credit',
      delivery: 'counter',
    },
  },
  {
    item: 'residence-certificate',
    person: 'zhang-san',
    place: '450721101202',
    typed: { livesAtHousehold: 'true', livingSince: '1991-09-12', purpose: 'school' },
  },
  {
    item: 'small-restaurant-registration',
    person: 'he-liping',
    actingFor: 'liping-noodles',
    place: '450721101001',
    typed: { area: '42', items: ['noodles'], coldDishes: 'false', ...staff },
  },
  {
    item: 'childcare-allowance',
    person: 'huang-meiling',
    place: '450721101202',
    typed: {
      childName: '梁小禾',
      childBirthDate: '2026-08-30',
      relation: 'mother',
      claimedElsewhere: 'false',
      payTo: 'social-security-card',
    },
  },
]

/** Signed in, acting for whom it is about, before the page that begins. */
const apply = async ({
  item,
  person,
  actingFor,
  place,
}: Journey): Promise<{ who: Visitor; page: PageAnswer }> => {
  const someone = await app.visitor(person)
  if (actingFor) {
    const page = await someone.get('/acting-as')
    const [, capacity = ''] =
      new RegExp(`value="(mandate:[^"]*${actingFor}[^"]*|mandate:m-${person})"`).exec(page.html) ?? []
    await someone.submit(page, { capacity }, '/acting-as')
  }
  const { code } = await app.runtime.ask(getItem, { code: item, division: place }, visitor())
  return { who: someone, page: await someone.get(`/items/${code}/apply`) }
}

const typedPages = async (
  who: Visitor,
  first: PageAnswer,
  typed: Journey['typed'],
): Promise<readonly PageAnswer[]> => {
  const pages = [first]
  for (let page = first; /\/pages\//.test(page.url) && pages.length < 20; pages.push(page)) {
    const before = page.url
    page = await who.submit(page, typed, '/drafts/')
    if (page.url === before)
      throw new Error(`${before} stays: ${/<div class="ds-error-summary".*?<\/div>/s.exec(page.html)?.[0]}`)
  }
  return pages
}

test.each(journeys)(
  '$item can be filled in by $person without script, asking nothing twice',
  async (journey) => {
    const { who, page } = await apply(journey)
    const first = await who.submit(page)
    expect(first.status).toBe(200)
    const pages = await typedPages(who, first, journey.typed)
    const last = pages.at(-1)
    expect(last?.status).toBe(200)
    // one page that asks little is the check as well, and submits
    expect(last?.url).toMatch(journey.item === 'senior-card' ? /\/receipt$/ : /\/(check|materials)$/)
  },
)

describe('a page that is wrong', () => {
  let who: Visitor
  let draft: string
  beforeAll(async () => {
    const journey = journeys.find((one) => one.item === 'food-licence') as Journey
    const someone = await apply({ ...journey, person: 'li-wenbo' })
    draft = /\/drafts\/[\w-]+/.exec(someone.page.html + someone.page.url)?.[0] ?? ''
    who = someone.who
  })

  it('says what is wrong above and at the field, and keeps what was typed', async () => {
    const wrong = await who.submit(
      await who.get(`${draft}/pages/premises`),
      { area: 'big', seats: '40' },
      '/drafts/',
    )
    expect(wrong.status).toBe(422)
    expect(wrong.title).toMatch(/^错误/)
    expect(wrong.html).toContain('href="#f-area"')
    expect(wrong.html).toMatch(/value="big"[^>]*id="f-area"/)
  })

  it('adds and removes entries by buttons', async () => {
    const page = await who.get(`${draft}/pages/staff`)
    const added = await who.submit(page, { 'staff.0.name': '王五', _action: 'add:staff' }, '/drafts/')
    expect(added.html).toContain('name="staff.1.name"')
    expect(added.html).toContain('王五')
    const removed = await who.submit(added, { _action: 'remove:staff.0' }, '/drafts/')
    expect(removed.html).not.toContain('王五')
    expect(removed.html).not.toContain('name="staff.1.name"')
  })
})
