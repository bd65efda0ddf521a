import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { register } from '../../src/channels/oidc/testing.ts'
import { apiRoutes, pages } from '../../src/main/channels.ts'
import type { Visitor } from '../../src/main/tour/visitor.ts'
import { someThings } from '../support/things.ts'
import { startApp, type TestApp } from '../support/web.ts'

/** An id of somebody else, and one of the same shape that nobody has. */
interface Pair {
  readonly there: string
  readonly nowhere: string
}

let app: TestApp
let kinds: Readonly<Record<string, Pair>>
const people = new Map<string, { readonly who: Visitor; readonly token: string }>()

const asMuch = (id: string): string =>
  /^[0-9a-f]{8}-/.test(id)
    ? '019a0000-0000-7000-8000-00000000000f'
    : id.replace(/\d/g, '9').replace(/[a-z]/g, 'q')

beforeAll(async () => {
  app = await startApp()
  const things = await someThings(app)
  const somebody = await app.visitor()
  const sent = await somebody.submit(
    await somebody.get('/sign-in/code'),
    { phone: '13700000101' },
    '/sign-in/code',
  )
  const scanned = await app.visitor()
  await scanned.get('/sign-in/scan')
  const zhang = await app.visitor('zhang-guilan')
  await zhang.get('/my')
  const nowhere = { url: 'https://department.invalid', back: 'https://department.invalid/back' }
  const { clientId } = await register(app.runtime, nowhere as never, { purpose: 'staff-directory' } as never)
  const idOf = async (sql: string): Promise<string> => {
    const [row] = (await app.owner.query<{ id: string }>(sql)).rows
    if (!row) throw new Error(`nothing for ${sql}`)
    return row.id
  }
  const found: Record<string, string> = {
    ...things,
    clientId,
    codeId: sent.url.split('/').at(-1)?.split('?')[0] ?? '',
    sessionId: await idOf(`select id from "identity"."session" where person_id = 'zhang-guilan'`),
    mandateId: await idOf(`select id from "party"."mandate" limit 1`),
    eventId: await idOf(`select id::text from "platform"."outbox" limit 1`),
    appointmentId: 'a-liao-jingwen',
    postId: await idOf(`select post_id as id from "organ"."appointment" where person_id = 'liao-jingwen'`),
    personId: 'zhang-guilan',
    partyId: 'laojiefang-catering',
  }
  // public by number: certificates say what they say to everybody
  delete found.certificateNumber
  kinds = Object.fromEntries(
    Object.entries(found).map(([kind, there]) => [kind, { there, nowhere: asMuch(there) }]),
  )
  for (const person of ['lu-haiming', 'su-fang', 'visitor']) {
    const who = await app.visitor(person === 'visitor' ? undefined : person)
    const { csrfToken: token } = (await (await who.request('/api/v1/session')).json()) as {
      csrfToken: string
    }
    people.set(person, { who, token })
  }
})

/** Every name by which a page's source takes something from its form; a new one is tried without being listed here. */
const fieldNames = (() => {
  const folder = fileURLToPath(new URL('../../src/channels/', import.meta.url))
  const source = globSync('**/*.{page.ts,page.tsx}', { cwd: folder }).map((file) =>
    readFileSync(folder + file, 'utf8'),
  )
  const names = source.flatMap((text) =>
    [...text.matchAll(/\bbody\.(\w+)|\(c(?:\.body)?, '(\w+)'/g)].map(([, a, b]) => a ?? b ?? ''),
  )
  return [...new Set([...names, 'taskId', 'task', 'capacity', 'mandate', 'session', 'id', 'ref'])]
})()

/** What a form needs so that it is not refused before its ids are looked at. */
const usual: Readonly<Record<string, string>> = {
  do: 'confirm',
  reason: '看一看',
  text: '看一看',
  phone: '19900000001',
  declared: 'yes',
  agreed: 'yes',
  sure: 'yes',
  days: '3',
  from: '2026-11-23',
  until: '2026-12-23',
  next: '/my',
  to: '/my',
}

const formOf = (id: string, token: string): URLSearchParams =>
  new URLSearchParams({
    ...Object.fromEntries(fieldNames.map((name) => [name, usual[name] ?? id])),
    capacity: `mandate:${id}`,
    _csrf: token,
  })

const queryOf = (names: readonly string[], id: string): string =>
  names.length === 0 ? '' : `?${new URLSearchParams(names.map((name) => [name, usual[name] ?? id]))}`

const addressOf = (path: string, id: string): string =>
  path.replace(/:(\w+)/g, (_all, name: string) =>
    name === 'n' ? '1' : name === 'page' ? 'person' : name === 'verb' ? 'end' : encodeURIComponent(id),
  )

const propertiesOf = (schema: unknown): string[] =>
  Object.keys((schema as { properties?: object } | undefined)?.properties ?? {})

/** What an answer says without what is new in each answer, and without the id that was asked for. */
const said = async (
  answer: Response,
  id: string,
): Promise<{ readonly status: number; readonly [part: string]: unknown }> => {
  const bare = (text: string): string =>
    [encodeURIComponent(encodeURIComponent(id)), encodeURIComponent(id), id]
      .reduce((left, one) => left.replaceAll(one, 'ID'), text)
      .replace(/(name="(?:_csrf|_key|credential|options)" value=")[^"]*/g, '$1')
  const headers = [...answer.headers].filter(
    ([name]) => !['date', 'content-length', 'set-cookie', 'keep-alive', 'connection'].includes(name),
  )
  return {
    status: answer.status,
    headers: headers.map(([name, value]) => [name, bare(value)]),
    cookies: answer.headers.getSetCookie().map((line) => line.split('=')[0]),
    body: bare(await answer.text()),
  }
}

/** Where somebody may know that an id is there: an official finds people at the window, and that is in the audit. */
const known: readonly (readonly [string, readonly string[]])[] = [
  ['/desk/hall/help-code', ['personId', 'partyId']],
  ['/desk/hall/in-person', ['personId', 'partyId']],
  // a random address that only the browser has which asked for the code; five tries end it
  ['/sign-in/code/:code', ['codeId']],
]
/** Where an answer is new each time, takes a phone and no id, or says who is invented. */
const leftOut = new Set([
  '/sent-box',
  '/sign-in',
  '/sign-in/code',
  '/sign-in/recover',
  '/sign-in/step-up',
  '/sign-out',
  '/sign-up/name',
  '/sign-up/password',
  '/preferences',
  '/my/data/close',
  '/my/sign-in-and-devices/phone',
  '/my/sign-in-and-devices/recovery-codes',
])

type Send = (id: string) => Promise<Response>
interface Asked {
  readonly line: string
  readonly send: Send
  /** Kinds of ids to try; all when not given. */
  readonly only?: readonly string[]
}

const differences = async (asked: readonly Asked[]): Promise<string[]> => {
  const found: string[] = []
  for (const { line, send, only = Object.keys(kinds) } of asked) {
    const tried = only.filter(
      (kind) => !known.some(([path, ids]) => line.endsWith(path) && ids.includes(kind)),
    )
    // at once: what is not there answers after the least time a 404 takes
    const differing = tried.map(async (kind) => {
      const { there, nowhere } = kinds[kind] ?? { there: '', nowhere: '' }
      const [one, other] = await Promise.all([there, nowhere].map(async (id) => said(await send(id), id)))
      return (one?.status ?? 500) >= 500 || JSON.stringify(one) !== JSON.stringify(other)
        ? [`${line} ${kind}`]
        : []
    })
    found.push(...(await Promise.all(differing)).flat())
  }
  return found
}

const as = (person: string) => {
  const found = people.get(person)
  if (!found) throw new Error(person)
  return found
}

/** Pages that count each try, and tell who tries too often to wait: two tries of two kinds stay below that. */
const counted = /^\/(?:progress|sign-in|sign-up|my\/sign-in-and-devices|device)(?:\/|$)/

/** Pages of another capacity answer before they look at anything: some kinds of id will do there. */
const triedAt = (person: string, { spec }: (typeof pages)[number], method = 'GET'): Pick<Asked, 'only'> => {
  if (method === 'POST' && counted.test(spec.path))
    return { only: [spec.path.includes(':code') ? 'codeId' : 'number'] }
  const own = spec.for === 'anyone' || (spec.for === 'official') === (person === 'su-fang')
  return own && person !== 'visitor' ? {} : { only: ['number', 'personId'] }
}

describe('an id of somebody else in every parameter answers as one that nobody has', {
  timeout: 240_000,
}, () => {
  it.each(['lu-haiming', 'su-fang', 'visitor'])('%s, at every page', async (person) => {
    const { who } = as(person)
    const asked = pages.filter(
      ({ spec }) =>
        spec.get &&
        !leftOut.has(spec.path) &&
        (spec.path.includes(':') || propertiesOf(spec.query).length > 0),
    )
    expect(asked.length).toBeGreaterThan(40)
    const differ = await differences(
      asked.map((page) => ({
        ...triedAt(person, page),
        line: page.spec.path,
        send: (id) =>
          who.request(addressOf(page.spec.path, id) + queryOf(propertiesOf(page.spec.query), id), {}, false),
      })),
    )
    expect(differ).toEqual([])
  })

  it.each(['lu-haiming', 'su-fang'])('%s, in every form', async (person) => {
    const { who, token } = as(person)
    const forms = pages.filter(({ spec }) => spec.post && !leftOut.has(spec.path))
    expect(forms.length).toBeGreaterThan(40)
    expect(fieldNames.length).toBeGreaterThan(40)
    const differ = await differences(
      forms.map((page) => ({
        ...triedAt(person, page, 'POST'),
        line: `POST ${page.spec.path}`,
        send: (id) =>
          who.request(addressOf(page.spec.path, id), { method: 'POST', body: formOf(id, token) }, false),
      })),
    )
    expect(differ).toEqual([])
  })

  it.each(['lu-haiming', 'su-fang', 'visitor'])('%s, at every line of the API', async (person) => {
    const { who, token } = as(person)
    const differ = await differences(
      apiRoutes.map(({ method, path, query, body }) => ({
        line: `${method} /api/v1${path}`,
        send: (id) => {
          const values = propertiesOf(body).map((name) => [name, usual[name] ?? id])
          return who.request(`/api/v1${addressOf(path, id)}${queryOf(propertiesOf(query), id)}`, {
            method,
            headers: { 'x-csrf-token': token, ...(body ? { 'content-type': 'application/json' } : {}) },
            ...(body ? { body: JSON.stringify(Object.fromEntries(values)) } : {}),
          })
        },
      })),
    )
    expect(differ).toEqual([])
  })
})
