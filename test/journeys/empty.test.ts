import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, expect, inject, it } from 'vitest'
import { citizenIdOf, creditCodeOf } from '../../src/kernel/check-digits.ts'
import { Visitor } from '../../src/main/tour/visitor.ts'
import { urlOf } from '../../src/platform/db/embedded.ts'

const start = fileURLToPath(new URL('../../src/main/start.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'tongban-empty-'))
const database = `empty_${process.pid}`
const databaseUrl = urlOf(inject('cluster').url, database)
const running = new Set<ChildProcess>()

const sql = async <T extends pg.QueryResultRow>(text: string, url = databaseUrl): Promise<T[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(text)).rows
  } finally {
    await client.end()
  }
}

interface Started {
  readonly url: string
  readonly setup: string | undefined
  readonly said: string
  end(): Promise<number | null>
}

/** `npm start -- --empty` as an operator does it. */
const startEmpty = (...flags: readonly string[]): Promise<Started> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: databaseUrl, PORT: '0', RATE_LIMITS: 'off' }
    const child = spawn(process.execPath, ['--import', 'tsx', start, ...flags], { env })
    running.add(child)
    const gone = new Promise<number | null>((end) => child.once('exit', end))
    let said = ''
    const listen = (chunk: Buffer): void => {
      said += chunk.toString()
      const url = /running at (http:\S+)/.exec(said)?.[1]
      // the line with the link is said with or right after the address
      if (!url) return
      setTimeout(
        () =>
          resolve({
            url,
            setup: /(\/setup\/[\w-]{43})/.exec(said)?.[1],
            said,
            end: () => {
              child.kill('SIGTERM')
              return gone
            },
          }),
        300,
      )
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    void gone.then((code) => {
      running.delete(child)
      reject(new Error(`ended with ${code}: ${said}`))
    })
  })

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await sql(`drop database if exists "${database}" with (force)`, inject('cluster').url)
  rmSync(folder, { recursive: true, force: true })
})

const answers = {
  'organ.name': '广西壮族自治区数据局',
  'organ.nameEn': 'Guangxi Data Bureau',
  'organ.creditCode': creditCodeOf('11', '450000', 'TBAN0001'),
  'organ.department': 'big-data',
  'organ.division': '450000000000',
  'organ.phone': '0771-0000000',
  'organ.address': '南宁市',
  'system.name': '覃一',
  'system.idNumber': citizenIdOf('450000', '1980-01-01', '001'),
  'system.phone': '19900009001',
  'security.name': '蒙二',
  'security.idNumber': citizenIdOf('450000', '1981-01-01', '003'),
  'security.phone': '19900009002',
  'audit.name': '廖三',
  'audit.idNumber': citizenIdOf('450000', '1982-01-01', '005'),
  'audit.phone': '19900009003',
}

it('an empty province is set up once, by the link it prints, and then has three administrators', async () => {
  await sql(`create database "${database}"`, inject('cluster').url)
  const first = await startEmpty('--empty')
  expect(first.setup).toBeDefined()
  const token = (first.setup ?? '').slice('/setup/'.length)
  const [{ kept } = { kept: '' }] = await sql<{ kept: string }>(
    'select l::text as kept from administration.setup_link l',
  )
  expect(kept).not.toContain(token)
  expect(await sql('select 1 from division.division limit 1')).toHaveLength(1)
  expect(await sql('select 1 from identity.account')).toHaveLength(0)
  await first.end()

  // the next start makes a new link, and the old one is nothing
  const second = await startEmpty('--empty')
  const visitor = new Visitor(second.url, 'zh')
  expect((await visitor.get(first.setup ?? '')).status).toBe(404)
  const signIn = await visitor.get('/sign-in')
  expect(signIn.html).not.toContain('name="personId"')
  const page = await visitor.get(second.setup ?? '')
  expect(page.status).toBe(200)

  // the same person twice, or a wrong number: nothing is stored, what was typed stays
  const twice = await visitor.submit(page, { ...answers, 'audit.idNumber': answers['system.idNumber'] })
  expect(twice.status).toBe(422)
  expect(twice.html).toContain('value="廖三"')
  const wrong = await visitor.submit(twice, { ...answers, 'organ.creditCode': '1'.repeat(18) })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('href="#f-organ-creditCode"')
  for (const table of ['organ.organ', 'party.party', 'identity.account', 'organ.appointment'])
    expect(await sql(`select 1 from ${table}`)).toHaveLength(0)

  const done = await visitor.submit(wrong, answers)
  expect(done.status).toBe(200)
  const links = [...done.html.matchAll(/\/sign-up\/enrol\/[\w-]{43}/g)].map((match) => match[0])
  expect(new Set(links).size).toBe(3)
  expect(
    await sql('select person_name, duties from organ.appointment order by person_name collate "C"'),
  ).toEqual(
    expect.arrayContaining([
      { person_name: '覃一', duties: ['system-admin'] },
      { person_name: '蒙二', duties: ['security-admin'] },
      { person_name: '廖三', duties: ['audit'] },
    ]),
  )
  // each of the three can enrol by their link
  for (const link of links) {
    const enrol = await new Visitor(second.url, 'zh').get(link)
    expect(enrol.status).toBe(200)
    expect(enrol.html).toContain('name="password"')
  }

  // used: dead for ever, here and after any further start, even without administrators
  const again = await new Visitor(second.url, 'zh').get(second.setup ?? '')
  const nothing = await new Visitor(second.url, 'zh').get(`/setup/${'x'.repeat(43)}`)
  expect(again.status).toBe(404)
  expect(nothing.status).toBe(404)
  await second.end()
  const third = await startEmpty('--empty')
  expect(third.setup).toBeUndefined()
  expect(third.said).not.toContain('/setup/')
  await third.end()
  await sql('delete from organ.appointment')
  const fourth = await startEmpty()
  expect(fourth.setup).toBeUndefined()
  await fourth.end()
}, 120_000)

it('an empty database does not become the sample province afterwards', async () => {
  await expect(startEmpty('--sample')).rejects.toThrow('--sample is only for an empty database')
}, 60_000)
