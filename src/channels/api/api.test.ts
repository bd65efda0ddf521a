import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import { beforeAll, describe, expect, it } from 'vitest'
import { aPdf } from '../../../test/support/pdf.ts'
import { startApp, type TestApp } from '../../../test/support/web.ts'
import type { Visitor } from '../../main/tour/visitor.ts'

let app: TestApp
let declared: Described
beforeAll(async () => {
  app = await startApp()
  declared = (await (await app.visitor()).request('/api/v1/openapi.json').then((r) => r.json())) as Described
})

interface Described {
  readonly openapi: string
  readonly components: object
  readonly paths: Record<
    string,
    Record<string, { responses: Record<string, { content: Record<string, { schema: object }> }> }>
  >
}

const ajv = addFormats.default(new Ajv.default({ strict: false }))

/** The described path that an address fits: literal steps before `{…}`. */
const pathOf = (address: string): string => {
  const steps = address.split('?')[0]?.split('/') ?? []
  const fits = Object.keys(declared.paths).filter((path) => {
    const own = path.split('/')
    return own.length === steps.length && own.every((step, at) => step.startsWith('{') || step === steps[at])
  })
  return fits.sort((a, b) => a.split('{').length - b.split('{').length)[0] ?? `nothing for ${address}`
}

interface Answer {
  readonly status: number
  readonly type: string
  readonly body: Record<string, unknown>
}

/** Calls the API as this person and holds the answer against the description. */
const call = async (
  who: Visitor,
  method: string,
  path: string,
  body?: unknown,
  more: Record<string, string> = {},
): Promise<Answer> => {
  const session = (await (await who.request('/api/v1/session')).json()) as { csrfToken: string }
  const response = await who.request(`/api/v1${path}`, {
    method,
    headers: {
      ...(method === 'GET' ? {} : { 'x-csrf-token': session.csrfToken }),
      ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      ...more,
    },
    ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
  })
  const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? ''
  const answer = { status: response.status, type, body: (await response.json()) as Record<string, unknown> }
  const own = declared.paths[pathOf(`/api/v1${path}`)]?.[method.toLowerCase()]?.responses[response.status]
  expect(own, `${method} ${path} ${response.status} is declared`).toBeDefined()
  const schema = own?.content[type]?.schema
  expect(schema, `${method} ${path} answers ${type} as declared`).toBeDefined()
  const fits = ajv.compile({ ...schema, components: declared.components })
  expect(fits(answer.body), `${method} ${path}: ${ajv.errorsText(fits.errors)}`).toBe(true)
  return answer
}

const village = '450721101202'

const formWith = (content: string, name: string): FormData => {
  const form = new FormData()
  form.append('file', new Blob([content]), name)
  return form
}

describe('public reads', () => {
  it.each([
    '/divisions?q=lingshan',
    '/divisions/450721000000',
    '/divisions/450721000000/children',
    '/divisions/450721101202/lineage',
    '/departments',
    '/certificate-chain',
    '/organs/450721-market-regulation',
    '/organs/serving?department=civil-affairs&division=450721101202',
    '/items?q=老年证&division=450721101202&limit=3',
  ])('%s answers as described', async (path) => {
    expect((await call(await app.visitor(), 'GET', path)).status).toBe(200)
  })

  it('serves OpenAPI 3.1', () => {
    expect(declared.openapi).toBe('3.1.0')
    expect(Object.keys(declared.paths).length).toBeGreaterThan(30)
  })
})

describe('problems', () => {
  it.each([
    ['/divisions/999999999999', 404, 'not-found'],
    ['/divisions/abc', 422, 'input-invalid'],
    ['/divisions?limit=1000&q=x', 422, 'input-invalid'],
    ['/organs/none', 404, 'not-found'],
    ['/certificates/NONE/verification', 404, 'not-found'],
    ['/progress/9NS110000A?lastFour=1234', 404, 'case.no-progress'],
    ['/applications', 401, 'sign-in-needed'],
    ['/desk/cases', 401, 'sign-in-needed'],
  ])('%s: %i %s', async (path, status, code) => {
    const answer = await call(await app.visitor(), 'GET', path)
    expect(answer).toMatchObject({
      status,
      type: 'application/problem+json',
      body: { status, code, type: `/api#${code}` },
    })
  })

  it('speaks the language that is asked for', async () => {
    const [zh, en] = [await app.visitor(), await app.visitor(undefined, 'en')]
    const titles = await Promise.all(
      [zh, en].map((v) => call(v, 'GET', '/organs/none').then((a) => String(a.body.title))),
    )
    expect(titles[0]).toMatch(/[一-龥]/)
    expect(titles[1]).toMatch(/^[\x20-\x7e’]+$/)
  })

  it('refuses a write without the token, from another site, and what it cannot read', async () => {
    const who = await app.visitor('zhang-guilan')
    const body = JSON.stringify({ itemCode: 'x' })
    const post = (headers: Record<string, string>, sent = body) =>
      who.request('/api/v1/drafts', {
        method: 'POST',
        body: sent,
        headers: { 'content-type': 'application/json', ...headers },
      })
    expect((await post({})).status).toBe(403)
    const { csrfToken } = (await (await who.request('/api/v1/session')).json()) as { csrfToken: string }
    expect((await post({ 'x-csrf-token': csrfToken, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    const unreadable = await post({ 'x-csrf-token': csrfToken }, '{')
    expect(unreadable.status).toBe(400)
    expect(await unreadable.json()).toMatchObject({ code: 'bad-request' })
    const typed = await post({ 'x-csrf-token': csrfToken, 'content-type': 'text/csv' })
    expect(typed.status).toBe(415)
  })
})

describe('a file over the API', () => {
  it('is refused with a sentence when it is not what it says, nothing at all, or of nobody', async () => {
    const resident = await app.visitor('zhang-guilan')
    const script = await call(resident, 'POST', '/files', formWith('<script>alert(1)</script>', 'a.jpg'))
    expect(script.status).toBe(415)
    expect(await call(resident, 'POST', '/files', new FormData())).toMatchObject({
      status: 422,
      body: { code: 'input-invalid', fields: [{ path: 'file' }] },
    })
    expect((await call(resident, 'POST', '/files', { file: 'x' })).status).toBe(415)
    expect((await call(await app.visitor(), 'POST', '/files', formWith(aPdf, 'a.pdf'))).status).toBe(401)
  })
})

describe('an application over the API', () => {
  it('goes from draft to decision, once, and nobody else sees it', async () => {
    const resident = await app.visitor('zhang-guilan')
    const found = await call(resident, 'GET', `/items?q=居住证明&division=${village}`)
    const item = (found.body.items as { taskCode: string; applicable: boolean }[]).find((i) => i.applicable)
    const started = await call(resident, 'POST', '/drafts', { itemCode: item?.taskCode })
    expect(started.status).toBe(201)
    const { draftId } = started.body as { draftId: string }
    const answers = { livesAtHousehold: true, livingSince: '2001-05-01', purpose: 'bank' }
    const early = await call(resident, 'POST', `/drafts/${draftId}/submission`, { declared: true })
    expect(early).toMatchObject({ status: 422, body: { code: 'case.answers-wrong' } })
    const draft = await call(resident, 'GET', `/drafts/${draftId}`)
    for (const page of draft.body.pages as { key: string; fields: string[] }[]) {
      const own = Object.fromEntries(Object.entries(answers).filter(([field]) => page.fields.includes(field)))
      expect(
        (await call(resident, 'PUT', `/drafts/${draftId}/pages/${page.key}`, { answers: own })).status,
      ).toBe(200)
    }
    const file = await call(resident, 'POST', '/files', formWith(aPdf, '身份证.pdf'))
    expect(file).toMatchObject({ status: 201, body: { name: '身份证.pdf', type: 'application/pdf' } })
    const paper = { key: 'identity-card', from: 'upload', ref: file.body.id }
    expect((await call(resident, 'POST', `/drafts/${draftId}/materials`, paper)).status).toBe(201)
    const key = { 'idempotency-key': 'submit-once' }
    const submitted = await call(resident, 'POST', `/drafts/${draftId}/submission`, { declared: true }, key)
    const again = await call(resident, 'POST', `/drafts/${draftId}/submission`, { declared: true }, key)
    expect([submitted.status, again.body]).toEqual([201, submitted.body])
    const { number } = submitted.body as { number: string }
    await app.drain()

    expect((await call(resident, 'GET', `/applications/${number}`)).status).toBe(200)
    expect((await call(resident, 'GET', '/applications?state=open')).body.items).toHaveLength(1)
    for (const other of ['wei-jianguo', 'lu-haiming']) {
      const stranger = await app.visitor(other)
      expect((await call(stranger, 'GET', `/applications/${number}`)).status).toBe(404)
      expect((await call(stranger, 'GET', `/drafts/${draftId}`)).status).toBe(404)
      expect((await call(stranger, 'POST', `/applications/${number}/withdrawal`, {})).status).toBe(404)
      expect((await call(stranger, 'GET', `/desk/cases/${number}`)).status).toBe(403)
    }
    const twin = await app.visitor('su-fang')
    expect((await call(twin, 'GET', `/desk/cases/${number}`)).status).toBe(404)
    expect((await call(twin, 'GET', '/desk/cases?view=all')).body.items).toEqual([])

    const official = await app.visitor('deng-xiaomei')
    expect((await call(official, 'GET', '/desk/counts')).body.unclaimed).toBe(1)
    const listed = await call(official, 'GET', '/desk/cases?view=unclaimed')
    expect(listed.body.items).toMatchObject([{ number, applicant: '张**' }])
    const taskOf = async (verb: string): Promise<string> => {
      const page = await call(official, 'GET', `/desk/cases/${number}`)
      expect(JSON.stringify(page.body)).not.toMatch(/\d{17}[\dX](?!\d)/)
      const now = (page.body.verbs as { verb: string; taskId: string }[]).find((v) => v.verb === verb)
      return now?.taskId ?? `no ${verb}`
    }
    const taskId = await taskOf('accept')
    expect((await call(official, 'POST', `/desk/cases/${number}/accept`, { taskId })).status).toBe(200)
    const late = await call(official, 'POST', `/desk/cases/${number}/refuse-intake`, {
      taskId,
      reason: '迟了',
    })
    expect(late).toMatchObject({ status: 409, body: { code: 'case.overtaken' } })
    const { notes } = (await call(official, 'GET', `/desk/cases/${number}`)).body
    expect(notes, 'what was written is kept').toMatchObject([{ text: '迟了', lostRace: true }])
    await app.drain()
    expect(
      (await call(official, 'POST', `/desk/cases/${number}/grant`, { taskId: await taskOf('grant') })).status,
    ).toBe(200)
    await app.drain()
    const mine = await call(resident, 'GET', `/applications/${number}`)
    const line = mine.body.line as { state: string; certificateNumber?: string }
    expect(line.state).toBe('CLOSED')
    const verified = await call(
      await app.visitor(),
      'GET',
      `/certificates/${line.certificateNumber}/verification`,
    )
    expect(verified.body).toMatchObject({ state: 'VALID', holder: '张**' })
  })
})
