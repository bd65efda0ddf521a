import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { keySourceOf } from '../../src/main/key-source-of.ts'
import { openOn } from '../../src/main/open.ts'
import { asOwner } from '../../src/main/owner.ts'
import { getDeskCase } from '../../src/modules/case/index.ts'
import { applyFor, foodLicence, officialOf, residentOf } from '../../src/modules/case/testing.ts'
import { verifyBackup } from '../../src/platform/backup/restore.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openKeyRing } from '../../src/platform/crypto/key-ring.ts'
import { urlOf } from '../../src/platform/db/embedded.ts'
import { startPlatform, type TestPlatform } from '../support/app.ts'
import { tool } from './tool.ts'

const root = mkdtempSync(join(tmpdir(), 'tongban-backup-'))
const dataDir = join(root, 'data')
const backup = join(root, 'backup')

const asAdmin = (sql: string): Promise<unknown> => asOwner(inject('cluster').url, (owner) => owner.query(sql))
const emptyDatabase = async (): Promise<string> => {
  const name = `restored_${Math.random().toString(36).slice(2)}`
  await asAdmin(`create database "${name}"`)
  return urlOf(inject('cluster').url, name)
}
const dropDatabase = (url: string): Promise<unknown> =>
  asAdmin(`drop database if exists "${new URL(url).pathname.slice(1)}" with (force)`)

/** A folder that holds keys and nothing else, as the operator prepares it. */
const folderWithKeys = (name: string): string => {
  const folder = join(root, name)
  cpSync(join(dataDir, 'keys'), join(folder, 'keys'), { recursive: true })
  chmodSync(join(folder, 'keys'), 0o700)
  return folder
}

let app: TestPlatform
let url: string
const acknowledged: string[] = []
let underway: Promise<void>
let stop = false

beforeAll(async () => {
  cpSync(join(inject('cluster').folder, 'keys'), join(dataDir, 'keys'), { recursive: true })
  chmodSync(join(dataDir, 'keys'), 0o700)
  writeFileSync(join(dataDir, 'tongban-data'), '1\n')
  app = await startPlatform({ DATA_DIR: dataDir })
  // the tools beside it live in real time, and the audit must not run backwards
  Object.assign(app.clock, { now: () => new Date() })
  await app.owner.query('delete from "platform"."audit" where at > now()')
  url = app.databaseUrl
}, 180_000)
afterAll(async () => {
  stop = true
  await underway
  rmSync(root, { recursive: true, force: true })
})

const apply = (): Promise<string> =>
  applyFor(app, residentOf('chen-xiaoyan', 'laojiefang-catering'), foodLicence)

describe('a backup beside the running product', () => {
  let before: string[]
  beforeAll(async () => {
    acknowledged.push(await apply())
    underway = (async () => {
      while (!stop) acknowledged.push(await apply())
    })()
    while (acknowledged.length < 3) await new Promise((done) => setTimeout(done, 20))
    before = [...acknowledged]
    const done = await tool('backup', { DATABASE_URL: url, DATA_DIR: dataDir }, backup)
    expect(done.err).toBe('')
    expect(done.out).toContain('Keys are not in it')
    expect(acknowledged.length).toBeGreaterThan(before.length)
    stop = true
    await underway
  }, 180_000)

  it('holds no key, no readable name, and only files that nobody else can read', () => {
    const files = readdirSync(backup, { recursive: true, withFileTypes: true }).filter((e) => e.isFile())
    expect(files.some(({ name }) => /\.(key|wrapped|pem|logins)$|^database\.password$/.test(name))).toBe(
      false,
    )
    for (const { parentPath, name } of files) {
      expect(statSync(join(parentPath, name)).mode & 0o077, name).toBe(0)
      expect(readFileSync(join(parentPath, name)).includes(Buffer.from('张桂兰')), name).toBe(false)
    }
  })

  it('comes back whole in an empty database: every case acknowledged before it, every file, a chain that verifies', async () => {
    const target = await emptyDatabase()
    const folder = folderWithKeys('restored')
    try {
      const done = await tool('restore', { DATABASE_URL: target, DATA_DIR: folder }, backup)
      expect(done.err).toBe('')
      expect(done.out).toContain('the audit chain is whole')
      const config = readConfig({ DATA_DIR: folder, PORT: '0' }, [])
      const copy = await openOn(config, target, { poolSize: 2 })
      try {
        const reader = await officialOf(app, 'li-min')
        for (const number of before) {
          const found = await copy.runtime.ask(getDeskCase, { number }, reader)
          expect(found.line.number).toBe(number)
          expect(found.answers).toEqual((await app.runtime.ask(getDeskCase, { number }, reader)).answers)
        }
        const { rows } = await asOwner(target, (owner) =>
          owner.query<{ file_id: string; sha256: string; sessions: number }>(
            `select file_id, sha256, (select count(*)::int from "identity"."session") as sessions from "evidence"."file"`,
          ),
        )
        expect(rows.length).toBeGreaterThan(0)
        for (const { file_id } of rows)
          expect((await copy.platform.files.get(file_id)).subarray(0, 4).toString()).toBe('%PDF')
        expect(rows[0]?.sessions).toBe(0)
      } finally {
        await copy.close()
      }
      const chain = await tool('verify-audit', { DATABASE_URL: target, DATA_DIR: folder })
      expect(JSON.parse(chain.out.split('\n')[0] ?? '')).toMatchObject({ whole: true })
    } finally {
      await dropDatabase(target)
    }
  }, 180_000)

  it('comes back, is turned and is backed up again by an owner who is no superuser', async () => {
    const name = `plain_${Math.random().toString(36).slice(2)}`
    const database = await emptyDatabase()
    const target = new URL(database)
    await asAdmin(`create role "${name}" login createrole password 'nobody-special'`)
    await asAdmin(`grant tongban_app, tongban_chain to "${name}" with admin option`)
    await asAdmin(`alter database "${target.pathname.slice(1)}" owner to "${name}"`)
    Object.assign(target, { username: name, password: 'nobody-special' })
    const env = { DATABASE_URL: target.href, DATA_DIR: folderWithKeys('plain') }
    try {
      const restored = await tool('restore', env, backup)
      expect(restored.err).toBe('')
      expect(restored.out).toContain('the audit chain is whole')
      // drafts that were submitted have been emptied: such a value has no version
      const turned = await tool('rotate-keys', env)
      expect(turned.err).toBe('')
      expect(turned.out).toMatch(/party\.party\|phone: \d{3,} values/)
      expect(turned.out).toContain('everything is sealed with version 2')
      const again = join(root, 'again')
      const copied = await tool('backup', env, again)
      expect(copied.err).toBe('')
      const rowsOf = (folder: string): Record<string, number> => {
        const list = JSON.parse(readFileSync(join(folder, 'tongban-backup.json'), 'utf8')) as {
          tables: { name: string; rows: number }[]
        }
        const ours = list.tables.filter((table) => !table.name.startsWith('platform.'))
        return Object.fromEntries(ours.map((table) => [table.name, table.rows]))
      }
      // nothing that the policies of the rows would hide from an owner is left out
      expect(rowsOf(again)).toEqual(rowsOf(backup))
    } finally {
      await dropDatabase(database)
      const logins = `tongban_%_${target.pathname.slice(1)}`
      const { rows } = (await asAdmin(
        `select rolname from pg_roles where rolname like '${logins}'`,
      )) as pg.QueryResult<{ rolname: string }>
      for (const { rolname } of rows) await asAdmin(`drop role "${rolname}"`)
      await asAdmin(`drop owned by "${name}"`)
      await asAdmin(`drop role "${name}"`)
    }
  }, 240_000)

  describe('is refused with one sentence', () => {
    let target: string
    beforeAll(async () => {
      target = await emptyDatabase()
    })
    afterAll(() => dropDatabase(target))
    const refused = async (folder: string, from: string, sentence: string): Promise<void> => {
      const done = await tool('restore', { DATABASE_URL: target, DATA_DIR: folder }, from)
      expect(done.code).toBe(1)
      expect(done.err.trim().split('\n')).toHaveLength(1)
      expect(done.err).toContain(sentence)
    }
    const notBelieved = async (folder: string, from: string, sentence: string): Promise<void> => {
      const keys = await openKeyRing(keySourceOf(readConfig({ DATA_DIR: folder }, [])))
      await expect(verifyBackup(from, keys)).rejects.toThrow(sentence)
    }
    const changed = (name: string, change: (copy: string) => void): string => {
      const copy = join(root, name)
      cpSync(backup, copy, { recursive: true })
      change(copy)
      return copy
    }
    const flip = (path: string): void => {
      const bytes = readFileSync(path)
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
      writeFileSync(path, bytes)
    }

    it('when a table, a file, or the list itself was altered', async () => {
      const folder = folderWithKeys('r1')
      const table = changed('a1', (copy) => flip(join(copy, 'tables', 'party.party')))
      await refused(folder, table, 'table party.party is not as it was written')
      const file = changed('a2', (copy) => {
        const [first] = readdirSync(join(copy, 'files'), { recursive: true, withFileTypes: true }).filter(
          (e) => e.isFile(),
        )
        if (first) flip(join(first.parentPath, first.name))
      })
      await notBelieved(folder, file, 'is not as it was written')
      const list = changed('a3', (copy) => {
        const path = join(copy, 'tongban-backup.json')
        writeFileSync(path, readFileSync(path, 'utf8').replace('"sample": true', '"sample": false'))
      })
      await notBelieved(folder, list, 'its list is not as it was written')
      const heads = changed('a4', (copy) => writeFileSync(join(copy, 'audit.heads'), ''))
      await notBelieved(folder, heads, 'the heads of the audit chain is not as it was written')
    }, 180_000)

    it('when it was cut short', async () => {
      const folder = folderWithKeys('r2')
      const table = changed('c1', (copy) => rmSync(join(copy, 'tables', 'case.event')))
      await notBelieved(folder, table, 'table case.event is missing')
      await notBelieved(
        folder,
        changed('c2', (copy) => rmSync(join(copy, 'tongban-backup.json'))),
        'no whole backup',
      )
    }, 180_000)

    it('when the keys are other ones, or none', async () => {
      const other = folderWithKeys('r3')
      writeFileSync(join(other, 'keys', 'lasting.key'), Buffer.alloc(32, 7), { mode: 0o600 })
      await refused(other, backup, 'are not those of this backup')
      const lacking = folderWithKeys('r4')
      rmSync(join(lacking, 'keys', 'master-1.key'))
      writeFileSync(join(lacking, 'keys', 'master-2.key'), Buffer.alloc(32, 7), { mode: 0o600 })
      await refused(lacking, backup, 'lacks key version 1')
      const none = join(root, 'r5')
      mkdirSync(none)
      await refused(none, backup, 'put the keys folder of the backup there first')
      expect(existsSync(join(none, 'keys', 'master-1.key'))).toBe(false)
    }, 180_000)

    it('when folder or database is in use', async () => {
      const used = folderWithKeys('r6')
      mkdirSync(join(used, 'files'))
      writeFileSync(join(used, 'files', 'x'), '')
      await refused(used, backup, 'a restore needs a folder with nothing but keys in it')
      const done = await tool('restore', { DATABASE_URL: url, DATA_DIR: folderWithKeys('r7') }, backup)
      expect([done.code, done.err.trim()]).toEqual([
        1,
        'the database is not empty: a restore needs an empty one',
      ])
      const again = await tool('backup', { DATABASE_URL: url, DATA_DIR: dataDir }, backup)
      expect([again.code, again.err.trim()]).toEqual([
        1,
        `${backup} is not empty; a backup needs a folder of its own`,
      ])
    }, 180_000)
  })
})

it('does not start on a database whose restore was not finished', async () => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`insert into "platform"."setting" values ('restoring', 'true')`)
  const config = readConfig({ DATA_DIR: dataDir, PORT: '0' }, [])
  await expect(openOn(config, url)).rejects.toThrow('a restore into this database was not finished')
  await client.end()
})
