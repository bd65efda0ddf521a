import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/support/database.ts'
import { modules } from '../../main/modules.ts'
import { type Opened, openOn } from '../../main/open.ts'
import { asOwner } from '../../main/owner.ts'
import { readConfig } from '../config.ts'
import { readKeyVersions } from './key-versions.ts'
import { turnColumn } from './turn-fields.ts'
import { countKeyUse, retireKey, type Turning, turnKeys } from './turn-keys.ts'

const sealed = modules.flatMap((module) => module.sealed ?? [])
const place = 'party.party|phone'

let database: FreshDatabase
let folder: string
const processes: Opened[] = []
const lines: string[] = []
const asTool = <T>(work: (turning: Turning) => Promise<T>, opened = processes[2] as Opened): Promise<T> =>
  asOwner(database.url, (owner) =>
    work({
      owner,
      ring: opened.keys,
      fields: opened.platform.fields,
      files: opened.platform.files,
      sealed,
      say: (line) => lines.push(line),
    }),
  )

/** Three processes on one database and one folder, each with its own ring: two doors, and the tool. */
beforeAll(async () => {
  database = await freshDatabase()
  folder = mkdtempSync(join(tmpdir(), 'tongban-keys-'))
  cpSync(join(inject('cluster').folder, 'keys'), join(folder, 'keys'), { recursive: true })
  chmodSync(join(folder, 'keys'), 0o700)
  const config = readConfig({ DATA_DIR: folder, PORT: '0' }, [])
  for (let n = 0; n < 3; n++) processes.push(await openOn(config, database.url, { poolSize: 3 }))
})
afterAll(async () => {
  for (const opened of processes) await opened.close()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

const people = async (owner: pg.Client): Promise<string[]> =>
  (
    await owner.query<{ id: string }>(
      'select id from "party"."party" where phone is not null order by id limit 60',
    )
  ).rows.map(({ id }) => id)

/** Reads and writes fields and files as one process until it is told to stop; every failure is kept. */
const load = (opened: Opened, ids: readonly string[]) => {
  const seen = {
    reads: 0,
    writes: 0,
    files: [] as { fileId: string; text: string }[],
    failures: [] as string[],
  }
  let stopped = false
  const { fields, files } = opened.platform
  const once = async (owner: pg.Client, n: number): Promise<void> => {
    const id = ids[n % ids.length] ?? ''
    const { rows } = await owner.query<{ phone: Buffer }>('select phone from "party"."party" where id = $1', [
      id,
    ])
    const phone = fields.decrypt(place, id, rows[0]?.phone ?? Buffer.alloc(0))
    seen.reads++
    if (n % 3 === 0) {
      await owner.query('update "party"."party" set phone = $2 where id = $1', [
        id,
        fields.encrypt(place, id, phone),
      ])
      seen.writes++
    }
    if (n % 7 === 0) {
      const text = `file ${n} of ${opened.keys.known}`
      const { fileId } = await files.put([Buffer.from(text)])
      seen.files.push({ fileId, text })
    }
    const known = seen.files[n % Math.max(seen.files.length, 1)]
    if (known && (await files.get(known.fileId)).toString() !== known.text) throw new Error('another file')
  }
  const running = asOwner(database.url, async (owner) => {
    for (let n = 0; !stopped && seen.failures.length < 10; n++)
      await once(owner, n).catch((error: unknown) => seen.failures.push(String(error)))
  })
  return {
    seen,
    stop: async () => {
      stopped = true
      await running
      return seen
    },
  }
}

describe('a turn of the keys', () => {
  it('leaves nothing unreadable at any time while two processes read and write', async () => {
    const ids = await asOwner(database.url, people)
    const doors = processes.slice(0, 2).map((opened) => load(opened, ids))
    await wait(300)
    await asTool(turnKeys)
    // whatever was written after the turn began to count is new
    await wait(300)
    const seen = await Promise.all(doors.map((door) => door.stop()))
    for (const door of seen) {
      expect(door.failures).toEqual([])
      expect(door.reads).toBeGreaterThan(100)
      expect(door.writes).toBeGreaterThan(30)
      expect(door.files.length).toBeGreaterThan(10)
    }
    const counts = await asTool(countKeyUse)
    expect(counts.get(1) ?? 0).toBe(0)
    expect(counts.get(2)).toBeGreaterThan(1_000)
    expect(processes.map(({ keys }) => keys.known)).toEqual([2, 2, 2])
    expect(lines.join('\n')).toContain('in all 3 processes')
  })

  it('keeps people findable by number: the index key does not turn', async () => {
    const [opened] = processes
    const { rows } = await asOwner(database.url, (owner) =>
      owner.query<{ id: string; number: Buffer; number_index: Buffer }>(
        `select id, number, number_index from "party"."party" where kind = 'person' limit 5`,
      ),
    )
    for (const row of rows) {
      const number = opened?.platform.fields.decrypt('party.party|number', row.id, row.number) ?? ''
      expect(opened?.platform.fields.blindIndex('party.party|number', number)).toEqual(row.number_index)
    }
  })

  it('goes on where it was cut short', async () => {
    await asTool(async (turning) => {
      const first = sealed[0]
      if (!first) throw new Error('nothing sealed')
      // begun by a run that died after one column
      const dying = { ...turning, sealed: [first], files: { ...turning.files, list: async function* () {} } }
      await turnKeys(dying)
    })
    const before = await asTool(countKeyUse)
    expect(before.get(2)).toBeGreaterThan(0)
    await asTool(turnKeys)
    const after = await asTool(countKeyUse)
    expect([...after.keys()]).toEqual([3])
    expect(lines.join('\n')).toContain('an earlier turn to version 3 goes on')
  })

  it('never writes over what the product changed meanwhile', async () => {
    const [opened] = processes
    await asOwner(database.url, async (owner) => {
      const [id = ''] = await people(owner)
      const old = Buffer.from(opened?.platform.fields.encrypt(place, id, 'before') ?? [])
      await owner.query('update "party"."party" set phone = $2 where id = $1', [id, old])
      let changed = false
      const fields = {
        ...(opened as Opened).platform.fields,
        decrypt: (...of: [string, string, Buffer]) => {
          changed ||= of[1] === id
          return (opened as Opened).platform.fields.decrypt(...of)
        },
      }
      // the product's change commits between the read and the write of the turn
      const slow = {
        query: async (text: string, values: unknown[]) => {
          if (text.startsWith('update') && changed)
            await owner.query('update "party"."party" set phone = $2 where id = $1', [
              id,
              opened?.platform.fields.encrypt(place, id, 'after'),
            ])
          return owner.query(text, values)
        },
      } as unknown as pg.Client
      await turnColumn(slow, fields, 99, { table: 'party.party', column: 'phone', key: ['id'] })
      const { rows } = await owner.query<{ phone: Buffer }>(
        'select phone from "party"."party" where id = $1',
        [id],
      )
      expect(opened?.platform.fields.decrypt(place, id, rows[0]?.phone ?? Buffer.alloc(0))).toBe('after')
    })
  })

  it('retires an old version only when nothing is sealed with it, and a minute after', async () => {
    await expect(asTool((turning) => retireKey(turning, 3))).rejects.toThrow('only an old one can be retired')
    await expect(asTool((turning) => retireKey(turning, 1))).rejects.toThrow('retire it in a minute')
    await asOwner(database.url, (owner) =>
      owner.query(
        `update "platform"."key_version" set old_at = now() - interval '2 minutes' where state = 'old'`,
      ),
    )
    const [opened] = processes
    await asTool((turning) => retireKey(turning, 1))
    expect(existsSync(join(folder, 'keys', 'retired', 'master-1.key'))).toBe(true)
    expect(existsSync(join(folder, 'keys', 'master-1.key'))).toBe(false)
    await expect.poll(() => opened?.keys.held, { timeout: 3_000 }).toEqual([2, 3])
    expect((await asOwner(database.url, readKeyVersions)).map(({ state }) => state)).toEqual([
      'retired',
      'old',
      'current',
    ])
    // an index and a new start need no retired key
    const again = await openOn(readConfig({ DATA_DIR: folder, PORT: '0' }, []), database.url, { poolSize: 1 })
    expect(again.keys.known).toBe(3)
    await again.close()
  })

  it('does not run beside a backup', async () => {
    await asOwner(database.url, async (owner) => {
      await owner.query('select pg_advisory_lock_shared(7204505)')
      await expect(asTool(turnKeys)).rejects.toThrow('a backup or another rotation is running')
    })
  })

  it('lets a process that could not look for 30 s seal nothing until it has looked', () => {
    const [opened] = processes
    opened?.keys.trustUntil(performance.now() - 1)
    expect(() => opened?.platform.fields.encrypt(place, 'x', 'y')).toThrow('failed')
    opened?.keys.trustUntil(Number.POSITIVE_INFINITY)
  })

  it('keeps every key in a file of mode 0600', () => {
    expect(statSync(join(folder, 'keys', 'master-3.key')).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'keys')).mode & 0o777).toBe(0o700)
  })
})

/** Bytes that are no sealed values. */
const others = new Set([
  'case.application|proof',
  'identity.account|phone_index',
  'identity.code|phone_index',
  'identity.code|hash',
  'identity.passkey|public_key',
  'party.party|number_index',
  'party.mandate|offered_index',
  'party.agent_code|code_hash',
  'platform.audit_chain|hash',
  'register.person|number_index',
])

it('knows every column of bytes: sealed and named by its module, or one of the few others', async () => {
  const { rows } = await asOwner(database.url, (owner) =>
    owner.query<{ at: string }>(
      `select table_schema || '.' || table_name || '|' || column_name as at from information_schema.columns
       where data_type = 'bytea' and table_schema !~ '^(pg_|information_schema|graphile)'`,
    ),
  )
  const named = new Set(sealed.map(({ table, column }) => `${table}|${column}`))
  expect(rows.map(({ at }) => at).filter((at) => !named.has(at) && !others.has(at))).toEqual([])
})
