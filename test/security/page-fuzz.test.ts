import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { pages } from '../../src/main/channels.ts'
import { formsIn, type Visitor } from '../../src/main/tour/visitor.ts'
import { nasty } from '../../tools/fuzz/arbitrary.ts'
import { someThings, type Things } from '../support/things.ts'
import { walk } from '../support/walk.ts'
import { startApp, type TestApp } from '../support/web.ts'

const seed = 20_261_122

let app: TestApp
let things: Things
beforeAll(async () => {
  app = await startApp()
  things = await someThings(app)
})

/** As it may stand in an address: whole characters, and short enough for the door. */
const inAddress = (text: string): string => encodeURIComponent(text.slice(0, 300).toWellFormed()) || '%20'

/** An id may stand in the address that a page repeats, but none may come that was not asked with. */
const hiddenThings = (): string[] => {
  const { certificateNumber: _public, ...own } = things
  return Object.values(own)
}

/** Who, and whether the things are hidden from them. */
const people: readonly [string, boolean][] = [
  ['visitor', true],
  ['lu-haiming', true],
  ['su-fang', true],
  ['lu-dawei', true],
  ['zhang-guilan', false],
  ['li-min', false],
]

describe('every page, with any text and any id in its address', { timeout: 120_000 }, () => {
  it.each(people)('answers %s without an error of ours', async (person, hidden) => {
    const who = await app.visitor(person === 'visitor' ? undefined : person)
    const values = fc.constantFrom(...nasty, ...Object.values(things))
    for (const [at, { spec }] of pages.filter((page) => page.spec.get).entries()) {
      const names = [...spec.path.matchAll(/:(\w+)/g)].length
      const query = Object.keys((spec.query as { properties?: object } | undefined)?.properties ?? {})
      // the sent box is the sample province's telephone: everybody may look
      if (names + query.length === 0 || spec.path === '/sent-box') continue
      for (const given of fc.sample(fc.array(values, { minLength: 8, maxLength: 8 }), {
        numRuns: 2,
        seed: seed + at,
      })) {
        let next = 0
        const value = (): string => inAddress(given[next++ % given.length] ?? '')
        const path = spec.path.replace(/:\w+/g, value)
        const search = query.map((name) => `${name}=${value()}`).join('&')
        const answer = await who.request(search ? `${path}?${search}` : path, {}, false)
        const html = await answer.text()
        expect([path, search, answer.status < 500]).toEqual([path, search, true])
        const asked = `${path}?${search}`
        const leaked = hidden
          ? hiddenThings().find((id) => !asked.includes(id) && html.includes(id))
          : undefined
        expect([path, search, leaked]).toEqual([path, search, undefined])
      }
    }
  })
})

/** Forms that end the session or the walk, or let an owner go: not filled in. */
const left = /\/(?:sign-out|preferences|region|search|acting-as)\b|close/

const fillIn = async (who: Visitor, start: string, most: number): Promise<number> => {
  let sent = 0
  const found = (await walk(who, [start, '/'])).filter(({ status }) => status === 200)
  for (const [at, { path, body }] of found.entries()) {
    for (const form of formsIn(body, new URL(path, app.url).href)) {
      if (left.test(form.action) || sent >= most) continue
      const names = Object.keys(form.fields).filter((name) => !name.startsWith('_'))
      const visible = [...body.matchAll(/<(?:input|textarea|select)\b[^>]*\sname="([^"_][^"]*)"/g)].map(
        ([, name = '']) => name,
      )
      const filled = fc.sample(
        fc.record(
          Object.fromEntries(
            [...new Set([...names, ...visible])].map((name) => [
              name,
              fc.constantFrom(...nasty, ...Object.values(things)),
            ]),
          ),
        ),
        { numRuns: 2, seed: seed + at },
      )
      for (const fields of filled) {
        const all = new URLSearchParams({
          ...form.fields,
          ...(fields as Record<string, string>),
          _key: `fuzz-${seed}-${sent}`,
        })
        const answer = await who.request(form.action, { method: 'POST', body: all }, false)
        const html = await answer.text()
        sent++
        expect([path, form.action, fields, answer.status < 500]).toEqual([path, form.action, fields, true])
        expect([form.action, /<script>alert|<img src=x/.test(html)]).toEqual([form.action, false])
        expect(answer.headers.getSetCookie().filter((line) => /^a=b/.test(line))).toEqual([])
      }
    }
  }
  return sent
}

describe('every form that links lead to, filled in with any text', { timeout: 120_000 }, () => {
  it.each([
    ['visitor', '/site-map'],
    ['zhang-guilan', '/my'],
    ['li-min', '/desk'],
    ['qin-haiyan', '/desk'],
  ])('takes it from %s or says what is wrong, without an error of ours', async (person, start) => {
    const who = await app.visitor(person === 'visitor' ? undefined : person)
    expect(await fillIn(who, start, 60)).toBeGreaterThan(2)
  })
})
