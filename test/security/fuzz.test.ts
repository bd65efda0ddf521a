import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Department, register } from '../../src/channels/oidc/testing.ts'
import { fuzzApi, type Sender, signedSender } from '../../tools/fuzz/fuzz-api.ts'
import type { Described } from '../../tools/fuzz/requests.ts'
import { someThings, type Things } from '../support/things.ts'
import { startApp, type TestApp } from '../support/web.ts'

let app: TestApp
let things: Things
let description: Described
let ids: readonly string[]
beforeAll(async () => {
  app = await startApp()
  things = await someThings(app)
  description = (await (await fetch(`${app.url}/api/v1/openapi.json`)).json()) as Described
  const { rows } = await app.owner.query<{ code: string }>(
    'select code from "catalogue"."implementation" limit 1',
  )
  ids = [
    ...Object.values(things),
    rows[0]?.code ?? '',
    '450721000000',
    '450721-market-regulation',
    '91450721FAKE00001X',
  ]
})

/** Everything that belongs to the people whose ids are tried, as it lies in the database. */
const heldFor = async (): Promise<string> => {
  const parts = await Promise.all(
    [
      `select * from "case"."application" where number = '${things.number}'`,
      `select * from "case"."task" where id = '${things.taskId}'`,
      `select * from "case"."draft" where id = '${things.draftId}'`,
      `select * from "message"."message" where id = '${things.messageId}'`,
      `select * from "evidence"."file" where id = '${things.evidenceId}'`,
      `select * from "certificate"."certificate" where id = '${things.certificateId}'`,
    ].map((sql) => app.owner.query(sql)),
  )
  for (const { rowCount } of parts) expect(rowCount).toBe(1)
  return createHash('sha256')
    .update(JSON.stringify(parts.map(({ rows }) => rows)))
    .digest('hex')
}

/** A department's system with a token of its own for the staff list, as `/oidc/token` gave it. */
const aSystem = async (hidden: readonly string[]): Promise<Sender> => {
  const nowhere = { url: 'https://department.invalid', back: 'https://department.invalid/back' }
  const { clientId, secret } = await register(app.runtime, nowhere as Department, {
    purpose: 'staff-directory',
    grants: ['api'],
    scopes: ['staff'],
    redirectUris: [],
  })
  const answer = await fetch(`${app.url}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'staff' }),
  })
  const { access_token: token } = (await answer.json()) as { access_token: string }
  expect(answer.status).toBe(200)
  const headers = { authorization: `Bearer ${token}` }
  return { name: 'system', visitor: await app.visitor(), token: '', hidden, headers }
}

/** Somebody whose session has ended since; the cookie still comes. */
const expired = async (hidden: readonly string[]): Promise<Sender> => {
  const visitor = await app.visitor('zhang-guilan')
  const sender = await signedSender('expired session', visitor, hidden)
  const cookies = new Map(visitor.cookies)
  await visitor.submit(await visitor.get('/sign-out'), {}, '/sign-out')
  for (const [name, value] of cookies) (visitor.cookies as Map<string, string>).set(name, value)
  return sender
}

// some hundred requests; `npm run fuzz` sends as many as one has time for
const each = 2
describe('every line of the API, with right, wrong, confusing, oversized and other people’s values', {
  timeout: 180_000,
}, () => {
  it('answers nothing of 5xx, nothing undescribed and nothing of others, and changes nothing of others', async () => {
    const { certificateNumber: _public, ...own } = things
    const hidden = Object.values(own)
    const before = await heldFor()
    const { requests, lines, findings, byStatus } = await fuzzApi({
      description,
      ids,
      senders: [
        { name: 'visitor', visitor: await app.visitor(), token: '', hidden },
        await expired(hidden),
        await signedSender('stranger', await app.visitor('lu-haiming'), hidden),
        await signedSender('official of the twin county', await app.visitor('su-fang'), hidden),
        await aSystem(hidden),
      ],
      each,
      seed: 20_261_122,
    })
    expect(findings).toEqual([])
    expect(lines).toBeGreaterThan(35)
    expect(requests).toBe(lines * 5 * each)
    expect(Object.keys(byStatus)).toEqual(expect.arrayContaining(['200', '400', '401', '403', '404', '422']))
    expect(await heldFor()).toBe(before)
  })

  it('the same from those whose things they are, and from the official in charge', async () => {
    const { findings } = await fuzzApi({
      description,
      ids,
      senders: [
        await signedSender('resident', await app.visitor('zhang-guilan'), [
          things.number,
          things.taskId,
          things.evidenceId,
        ]),
        await signedSender('official', await app.visitor('li-min'), [things.draftId, things.certificateId]),
      ],
      each: 4,
      seed: 20_261_123,
    })
    expect(findings).toEqual([])
  })
})
