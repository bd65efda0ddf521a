import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { openBeside } from '../../src/main/open.ts'
import { type Product, startProduct } from '../../src/main/tour/product.ts'
import { Visitor } from '../../src/main/tour/visitor.ts'
import { readConfig } from '../../src/platform/config.ts'

const folder = mkdtempSync(join(tmpdir(), 'tongban-kill-'))
const dataDir = join(folder, 'data')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const people = ['zhang-san', 'zhang-guilan', 'nong-axiu', 'lu-haiming']
const pages: readonly [string, object][] = [
  ['person', {}],
  ['residence', { livesAtHousehold: true, livingSince: '2020-05-01', purpose: 'bank' }],
  ['contact', { phone: '19900000001' }],
]
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const itemAt = async (visitor: Visitor, words: string): Promise<string> => {
  const path = `/api/v1/items?q=${encodeURIComponent(words)}&division=450721101202&limit=1`
  const { items } = (await (await visitor.request(path)).json()) as { items: { taskCode: string }[] }
  return items[0]?.taskCode ?? ''
}

/** Writes over the API as one person; the answer, or undefined when the product is gone. */
const writerOf = async (visitor: Visitor) => {
  const { csrfToken } = (await (await visitor.request('/api/v1/session')).json()) as { csrfToken: string }
  return async <T>(method: string, path: string, body: object): Promise<T | undefined> => {
    const headers = { 'content-type': 'application/json', 'x-csrf-token': csrfToken }
    try {
      const answer = await visitor.request(`/api/v1${path}`, { method, headers, body: JSON.stringify(body) })
      return answer.ok ? ((await answer.json()) as T) : undefined
    } catch {
      return undefined
    }
  }
}

/** Applies again and again until the product is gone; every number that was acknowledged. */
const applyOnAndOn = async (url: string, personId: string): Promise<string[]> => {
  const visitor = new Visitor(url)
  await visitor.signIn(personId)
  const write = await writerOf(visitor)
  const itemCode = await itemAt(visitor, '居住证明')
  const acknowledged: string[] = []
  for (;;) {
    const draft = await write<{ draftId: string }>('POST', '/drafts', { itemCode })
    if (!draft) return acknowledged
    for (const [page, answers] of pages)
      await write('PUT', `/drafts/${draft.draftId}/pages/${page}`, { answers })
    const done = await write<{ number: string }>('POST', `/drafts/${draft.draftId}/submission`, {
      declared: true,
    })
    if (!done) return acknowledged
    acknowledged.push(done.number)
  }
}

/** Uploads papers to a draft until the product is gone; how many uploads were acknowledged. */
const uploadOnAndOn = async (url: string): Promise<number> => {
  const visitor = new Visitor(url)
  await visitor.signIn('wei-jianguo')
  const write = await writerOf(visitor)
  const itemCode = await itemAt(visitor, '社会保障卡补领')
  const draft = await write<{ draftId: string }>('POST', '/drafts', { itemCode })
  const path = `/drafts/${draft?.draftId}/materials`
  for (let acknowledged = 0; ; acknowledged++) {
    try {
      const page = await visitor.get(path)
      const file = { name: 'photo.png', type: 'image/png', content: photo }
      const answer = await visitor.submit(page, { material: 'photo' }, '/materials', { file }, 'multipart')
      if (answer.status !== 200) return acknowledged
    } catch {
      return acknowledged
    }
  }
}

describe('SIGKILL under load', { timeout: 90_000 }, () => {
  it('loses nothing that was acknowledged, files included, and the next start delivers what was left', async () => {
    const first: Product = await startProduct(dataDir)
    const applying = people.map((personId) => applyOnAndOn(first.url, personId))
    const uploading = uploadOnAndOn(first.url)
    await new Promise((resolve) => setTimeout(resolve, 4_000))
    await first.end('SIGKILL')
    const acknowledged = (await Promise.all(applying)).flat()
    const uploads = await uploading
    expect(acknowledged.length).toBeGreaterThan(20)
    expect(uploads).toBeGreaterThan(1)

    const second = await startProduct(dataDir)
    const opened = await openBeside(readConfig({ DATA_DIR: dataDir }, []))
    const owner = new pg.Pool({ connectionString: opened.databaseUrl, max: 1 })
    try {
      const { rows } = await owner.query<{ number: string }>('select number from "case"."application"')
      const kept = new Set(rows.map((row) => row.number))
      expect(acknowledged.filter((number) => !kept.has(number))).toEqual([])
      expect(rows.length).toBe(kept.size)
      const files = await owner.query<{ file_id: string }>('select file_id from "evidence"."file"')
      expect(files.rows.length).toBeGreaterThanOrEqual(uploads)
      for (const { file_id } of files.rows) expect(await opened.platform.files.get(file_id)).toEqual(photo)
      const waiting = `select 1 from "case"."application" where state = 'SUBMITTED'`
      for (let tries = 0; (await owner.query(waiting)).rowCount && tries < 150; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
      expect((await owner.query(waiting)).rowCount).toBe(0)
      const parked = await owner.query('select 1 from "platform"."parked_delivery"')
      expect(parked.rowCount).toBe(0)
    } finally {
      await owner.end()
      await opened.close()
      expect(await second.end()).toBe(0)
    }
  })
})
