import { request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { aResidentFor } from '../../src/channels/desk/testing.ts'
import type { Visitor } from '../../src/main/tour/visitor.ts'
import { startDraft } from '../../src/modules/case/index.ts'
import { getItem } from '../../src/modules/catalogue/index.ts'
import { aPdf } from '../support/pdf.ts'
import { startApp, type TestApp } from '../support/web.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})

const csrfOf = async (who: Visitor): Promise<string> =>
  ((await (await who.request('/api/v1/session')).json()) as { csrfToken: string }).csrfToken

const part = (name: string, value: string, file = ''): string =>
  `--cut\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}`

/** A form with a file whose first half comes at once, and the rest after `meanwhile`. */
const halfThenRest = async (
  who: Visitor,
  path: string,
  fields: Readonly<Record<string, string>>,
  meanwhile: () => Promise<unknown>,
): Promise<number> => {
  const token = await csrfOf(who)
  const head = Object.entries({ _csrf: token, ...fields }).map(([name, value]) => `${part(name, value)}\r\n`)
  const whole = Buffer.concat([
    Buffer.from(head.join('') + part('file', '', '; filename="lease.pdf"')),
    Buffer.from(aPdf),
    Buffer.from('\r\n--cut--\r\n'),
  ])
  const sent = request(app.url + path, {
    method: 'POST',
    headers: {
      cookie: [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'content-type': 'multipart/form-data; boundary=cut',
      'sec-fetch-site': 'same-origin',
      'x-csrf-token': token,
      'content-length': whole.length,
    },
  })
  const status = new Promise<number>((done, failed) => {
    sent.on('response', (answer) => {
      answer.resume()
      done(answer.statusCode ?? 0)
    })
    sent.on('error', failed)
  })
  sent.write(whole.subarray(0, whole.length - 60))
  await wait(300)
  await meanwhile()
  await wait(900)
  sent.end(whole.subarray(whole.length - 60))
  return status
}

const kept = async (): Promise<number> => {
  const { rows } = await app.owner.query<{ n: number }>(`select count(*)::int as n from "evidence"."file"`)
  return rows[0]?.n ?? 0
}

const signOut = async (who: Visitor): Promise<void> => {
  const cookies = new Map(who.cookies)
  await who.submit(await who.get('/sign-out'), {}, '/sign-out')
  for (const [name, value] of cookies) (who.cookies as Map<string, string>).set(name, value)
}

describe('a file that is still coming when its sender’s session ends', () => {
  it('is taken at neither door', async () => {
    const actor = aResidentFor('zhang-guilan')
    const about = { code: 'residence-certificate', division: '450721101202' }
    const item = await app.runtime.ask(getItem, about, actor)
    const { draftId } = await app.runtime.perform(startDraft, { itemCode: item.code }, actor)
    const key = item.materials[0]?.key ?? ''
    const page = `/drafts/${draftId}/materials`
    for (const [path, ended] of [
      ['/api/v1/files', 401],
      [page, 303],
    ] as const) {
      const before = await kept()
      const who = await app.visitor('zhang-guilan')
      expect([path, await halfThenRest(who, path, { material: key }, () => signOut(who))]).toEqual([
        path,
        ended,
      ])
      expect([path, await kept()]).toEqual([path, before])
      const stays = await app.visitor('zhang-guilan')
      const done = await halfThenRest(stays, path, { material: key }, () => Promise.resolve())
      expect([path, done]).toEqual([path, path === page ? 303 : 201])
      expect([path, await kept()]).toEqual([path, before + 1])
    }
  })

  it('is taken by no other capacity of the same browser either', async () => {
    const who = await app.visitor('chen-xiaoyan')
    const before = await kept()
    const status = await halfThenRest(who, '/api/v1/files', {}, async () => {
      const cookies = new Map(who.cookies)
      const { html } = await who.get('/acting-as')
      const [, capacity = ''] = /name="capacity" value="(mandate:[^"]+)"/.exec(html) ?? []
      expect(capacity).not.toBe('')
      await who.submit(await who.get('/acting-as'), { capacity }, '/acting-as')
      for (const [name, value] of cookies) (who.cookies as Map<string, string>).set(name, value)
    })
    expect([status, await kept()]).toEqual([401, before])
  })
})
