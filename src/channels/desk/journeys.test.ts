import { beforeAll, expect, it } from 'vitest'
import { startApp, type TestApp } from '../../../test/support/web.ts'
import type { Visitor } from '../../main/tour/visitor.ts'
import { applyFor, aResidentFor } from './testing.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})

const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

/** Opens a verb's page and confirms it with these values. */
const does = async (who: Visitor, number: string, verb: string, fields: Record<string, string> = {}) => {
  const page = await who.get(`/desk/cases/${number}/${verb}`)
  expect(page.status, `${verb}: ${text(page.html).slice(0, 400)}`).toBe(200)
  const done = await who.submit(page, { ...fields, do: 'confirm' })
  expect(done.url, text(done.html).slice(0, 600)).toContain(`did=${verb}`)
  await app.drain()
  return done
}

it('shows the ground that a rule found to the official, who refuses with reason and remedies', async () => {
  const number = await applyFor(app, aResidentFor('lu-haiming'), {
    key: 'subsistence-allowance',
    division: '450721101202',
    answers: { reason: 'illness', hasVehicle: false, payTo: 'social-security-card', mayCheck: true },
  })
  const [taker, decider] = [await app.visitor('huang-li'), await app.visitor('nong-jianping')]
  await does(taker, number, 'accept')
  const found = await decider.get(`/desk/cases/${number}`)
  expect(text(found.html)).toContain('发现不予的理由')
  expect(text(found.html)).toMatch(/依据：.*第/)
  expect(found.html).not.toMatch(/\d{17}[\dX](?!\d)/)

  const form = await decider.get(`/desk/cases/${number}/refuse`)
  expect(text(form.html)).toContain('不予决定书')
  expect(text(form.html)).toMatch(/行政复议/)
  const nothing = await decider.submit(form, { reason: ' ', remedies: '', do: 'confirm' })
  expect(nothing.status).toBe(422)
  expect(nothing.html).toContain('href="#f-reason"')
  expect(nothing.html).toContain('href="#f-remedies"')
  // the suggested reason is the ground with its clause, the remedies are those of the law: both can stand
  const done = await decider.submit(form, { do: 'confirm' })
  expect(text(done.html)).toContain('已作出不予决定')
  await app.drain()
  expect(text((await decider.get(`/desk/cases/${number}`)).html)).toContain('办结（不予）')
})

it('lets three departments review side by side; the decision waits for all of them', async () => {
  const number = await applyFor(app, aResidentFor('tan-zhiwei', 'lixiang-culture'), {
    key: 'outdoor-event-permit',
    division: '450721000000',
    answers: {
      eventName: '灵山荔枝节',
      eventKind: 'festival',
      venue: '灵山县体育中心',
      attendance: 5000,
      sessions: [{ heldOn: '2027-06-12', from: '19:00', to: '22:00' }],
      safetyOfficer: '覃志伟',
      safetyPhone: '19900000001',
      guards: 120,
      temporaryStructures: false,
      openFire: false,
      hospital: '灵山县人民医院',
      ambulances: 2,
      medics: 8,
    },
  })
  const taker = await app.visitor('wang-jun')
  const decider = await app.visitor('yang-zhiyong')
  await does(taker, number, 'accept')
  const open = text((await decider.get(`/desk/cases/${number}`)).html)
  expect(open.match(/等待意见/g)).toHaveLength(3)
  expect((await decider.get(`/desk/cases/${number}/grant`)).status).toBe(409)

  const opinions = [
    ['liu-yang', 'pass', '消防通道符合要求'],
    ['he-jing', 'object', '医护人员偏少'],
    ['wang-jun', 'pass', '安保方案可行'],
  ] as const
  for (const [person, verdict, opinion] of opinions) {
    const reviewer = await app.visitor(person)
    expect((await reviewer.get('/desk/cases?view=unclaimed')).html).toContain(number)
    await does(reviewer, number, 'review', { verdict, opinion })
  }
  const said = text((await decider.get(`/desk/cases/${number}`)).html)
  for (const [, , opinion] of opinions) expect(said).toContain(opinion)
  expect(said).toContain('灵山县消防救援')
  await does(decider, number, 'grant', { opinion: '同意举办' })
  expect(text((await decider.get(`/desk/cases/${number}`)).html)).toContain('办结')
})
