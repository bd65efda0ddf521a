import { beforeAll, describe, expect, it } from 'vitest'
import { applyFor, caterer, foodLicence } from '../../src/channels/desk/testing.ts'
import type { Visitor } from '../../src/main/tour/visitor.ts'
import { startApp, type TestApp } from '../support/web.ts'

let app: TestApp
let numbers: string[]
/** What no page of theirs may hold: names of people without a post, whole and masked numbers, phones. */
let personal: string[]

beforeAll(async () => {
  app = await startApp()
  numbers = [await applyFor(app, caterer, foodLicence)]
  const { rows } = await app.owner.query<{
    id: string
    name: string
    masked_number: string
    number: Buffer
    phone: Buffer | null
  }>(
    `select id, name, masked_number, number, phone from "party"."party" p
     where not exists (select from "organ"."appointment" a where a.person_id = p.id)`,
  )
  const posts = await app.owner.query<{ name: string }>(
    'select name from "party"."party" where id in (select person_id from "organ"."appointment")',
  )
  const officials = new Set(posts.rows.map((row) => row.name))
  const { fields } = app.platform
  personal = rows.flatMap(({ id, name, masked_number, number, phone }) => [
    // some of them are called as an official is, whose name is no secret
    ...(name.length > 2 && !officials.has(name) ? [name] : []),
    masked_number,
    fields.decrypt('party.party|number', id, number),
    ...(phone ? [fields.decrypt('party.party|phone', id, phone)] : []),
  ])
})

/** Every page of the desk that links lead to, from the first one on. */
const walk = async (visitor: Visitor): Promise<Map<string, string>> => {
  const seen = new Map<string, string>()
  const queue = ['/desk']
  for (let path = queue.shift(); path !== undefined && seen.size < 150; path = queue.shift()) {
    if (seen.has(path)) continue
    const answer = await visitor.request(path)
    seen.set(path, answer.headers.get('content-type')?.startsWith('text/') ? await answer.text() : '')
    for (const [, href] of (seen.get(path) ?? '').matchAll(/href="(\/desk[^"#]*)"/g)) {
      const next = (href ?? '').replaceAll('&amp;', '&')
      if (!seen.has(next)) queue.push(next)
    }
  }
  return seen
}

describe.each([
  ['who runs the machines', 'lu-dawei', '/desk/operations'],
  ['the system administrator', 'qin-haiyan', '/desk/admin/organs'],
  ['the security administrator', 'meng-lixin', '/desk/admin/keys'],
  ['the audit administrator', 'liao-jingwen', '/desk/admin/audit'],
])('%s', (_who, person, own) => {
  it('finds no personal field on any page that links lead to', async () => {
    const pages = await walk(await app.visitor(person))
    expect([...pages.keys()]).toContain(own)
    expect(pages.size).toBeGreaterThan(4)
    for (const [path, html] of pages) {
      const found = personal.filter((value) => html.includes(value))
      expect(found, path).toEqual([])
    }
  })

  it('does not find a case, its papers or its applicant by address', async () => {
    const visitor = await app.visitor(person)
    for (const number of numbers)
      for (const rest of ['', '/applicant', '/materials/1', '/history', '/accept'])
        expect([403, 404], rest).toContain((await visitor.request(`/desk/cases/${number}${rest}`)).status)
    expect(await (await visitor.request(`/desk/search?q=${numbers[0]}`)).text()).not.toContain(
      '/desk/cases/9',
    )
  })
})
