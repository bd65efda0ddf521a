import exceljs from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { apiRoutes, pages } from '../../src/main/channels.ts'
import type { Visitor } from '../../src/main/tour/visitor.ts'
import { evidenceQuota } from '../../src/modules/evidence/index.ts'
import { aPdf } from '../support/pdf.ts'
import { eicar, type Scanner, startScanner } from '../support/scanner.ts'
import { startApp, type TestApp } from '../support/web.ts'
import { aZip } from '../support/zip.ts'

let scanner: Scanner
let app: TestApp
beforeAll(async () => {
  scanner = await startScanner()
  app = await startApp({ VIRUS_SCANNER: scanner.address })
})

const clean = Buffer.from(aPdf)
const infected = Buffer.concat([clean, eicar])

const csrfOf = async (who: Visitor): Promise<string> =>
  ((await (await who.request('/api/v1/session')).json()) as { csrfToken: string }).csrfToken

const handIn = async (who: Visitor, path: string, content: Buffer): Promise<Response> => {
  const token = await csrfOf(who)
  const body = new FormData()
  body.append('_csrf', token)
  body.append('file', new Blob([content as BlobPart]), 'lease.pdf')
  return who.request(path, { method: 'POST', body, headers: { 'x-csrf-token': token } }, false)
}

const kept = async (): Promise<number> => {
  const { rows } = await app.owner.query<{ n: number }>(`select count(*)::int as n from "evidence"."file"`)
  return rows[0]?.n ?? 0
}

describe('a scanner that the operator named', () => {
  it('looks at every file that any page or line takes, before anything else does', async () => {
    const resident = await app.visitor('zhang-guilan')
    const official = await app.visitor('liao-jingwen')
    const taking = [
      ...pages
        .filter(({ spec }) => spec.uploadLimit !== undefined)
        .map(({ spec }) => [spec.path, spec.for] as const),
      ...apiRoutes
        .filter(({ uploadLimit }) => uploadLimit)
        .map(({ path }) => [`/api/v1${path}`, ''] as const),
    ]
    expect(taking.length).toBeGreaterThan(4)
    for (const [path, allowed] of taking) {
      const before = scanner.seen.length
      const who = allowed === 'official' ? official : resident
      const answer = await handIn(who, path.replace(/:\w+/g, 'aaaaaaaaaaaa'), infected)
      expect([path, answer.status]).toEqual([path, answer.status === 404 ? 404 : 422])
      expect([path, scanner.seen.length - before]).toEqual([path, 1])
      expect(scanner.seen.at(-1)?.equals(infected), path).toBe(true)
    }
  })

  it('finds something: the person reads so, nothing is kept, and the audit has it', async () => {
    const who = await app.visitor('zhang-guilan')
    const before = await kept()
    const answer = await handIn(who, '/api/v1/files', infected)
    expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'file.infected' }])
    expect(await kept()).toBe(before)
    const page = await handIn(who, '/verify/file', infected)
    const html = await page.text()
    expect([page.status, html.includes('发现了病毒'), html.includes('lease.pdf')]).toEqual([422, true, true])
    const { rows } = await app.owner.query(
      `select distinct reason from "platform"."audit" where person_id = 'zhang-guilan' and outcome = 'refused'`,
    )
    expect(rows).toContainEqual({ reason: 'file.infected' })
  })

  it('finds nothing: the file is kept', async () => {
    const before = await kept()
    const answer = await handIn(await app.visitor('zhang-guilan'), '/api/v1/files', clean)
    expect([answer.status, await kept()]).toEqual([201, before + 1])
  })

  it.each(['hangs up', 'is confused', 'has heard enough'] as const)(
    'that %s has not said clean: nothing is kept, the person is told to come again',
    async (how) => {
      const who = await app.visitor('zhang-guilan')
      const before = await kept()
      scanner.behave(how)
      try {
        const answer = await handIn(who, '/api/v1/files', clean)
        expect([answer.status, await answer.json()]).toMatchObject([503, { code: 'file.scanner-away' }])
      } finally {
        scanner.behave('looks')
      }
      expect(await kept()).toBe(before)
    },
  )
})

describe('a table for an import', () => {
  it('that unpacks to far more than it seems is not read', async () => {
    const admin = await app.visitor('liao-jingwen')
    const send = async (content: Buffer): Promise<string> => {
      const page = await admin.get('/desk/admin/people/import')
      const file = { name: 'people.xlsx', type: 'application/octet-stream', content }
      return (await admin.submit(page, { reason: '新进人员' }, '', { file }, 'multipart')).html
    }
    const book = new exceljs.Workbook()
    book.addWorksheet('人员').addRow(['姓名'])
    const bomb = aZip({ 'xl/workbook.xml': Buffer.alloc(200_000_000) }, { says: 100 })
    expect(bomb.length).toBeLessThan(300_000)
    const began = performance.now()
    expect(await send(bomb)).toContain('展开后太大')
    expect(performance.now() - began).toBeLessThan(5_000)
    expect(await send(Buffer.from(await book.xlsx.writeBuffer()))).not.toContain('展开后太大')
  })
})

describe('what one party hands in', () => {
  it('has an end, in files and in bytes, for thirty days', async () => {
    const who = await app.visitor('nong-axiu')
    const stored = async (files: number, bytes: number, days: number): Promise<void> => {
      await app.owner.query(`delete from "evidence"."file" where owner_party_id = 'nong-axiu'`)
      const at = new Date(app.clock.now().getTime() - days * 86_400_000)
      await app.owner.query(
        `insert into "evidence"."file" (id, owner_party_id, name, type, bytes, sha256, file_id, stored_at)
          select 'q' || n, 'nong-axiu', '\\x00', 'application/pdf', $2, '', 'q' || n, $3 from generate_series(1, $1) n`,
        [files, bytes, at],
      )
    }
    const send = async (): Promise<number> => (await handIn(who, '/api/v1/files', clean)).status
    await stored(evidenceQuota.files - 1, 1, 1)
    expect([await send(), await send()]).toEqual([201, 422])
    await stored(evidenceQuota.files, 1, 31)
    expect(await send()).toBe(201)
    await stored(1, evidenceQuota.bytes / 2, 1)
    expect(await send()).toBe(201)
    await stored(2, evidenceQuota.bytes / 2, 1)
    const page = await handIn(who, '/api/v1/files', clean)
    expect([page.status, await page.json()]).toMatchObject([422, { code: 'file.quota' }])
  })
})
