import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../src/kernel/actor.ts'
import { type Opened, open } from '../../src/main/open.ts'
import { establishAuthority } from '../../src/modules/seal/index.ts'
import { readConfig } from '../../src/platform/config.ts'
import { tool } from './tool.ts'

const root = mkdtempSync(join(tmpdir(), 'tongban-moment-'))
const dataDir = join(root, 'data')
const wal = join(root, 'wal')
const backup = join(root, 'backup')
const env = { DATA_DIR: dataDir, KEEP_WAL: wal }

let moment: string
let file: string

const note = (owner: pg.Client, name: string): Promise<unknown> =>
  owner.query(`insert into "platform"."setting" (name, value) values ($1, 'true')`, [name])

/** The moment between two rows, as the database's own clock has it. */
const clock = async (owner: pg.Client): Promise<string> => {
  const { rows } = await owner.query<{ at: Date }>('select clock_timestamp() as at')
  return rows[0]?.at.toISOString() ?? ''
}

/** Ends the segment in use and waits until it is kept. */
const keepNow = async (owner: pg.Client): Promise<void> => {
  const { rows } = await owner.query<{ name: string }>('select pg_walfile_name(pg_switch_wal()) as name')
  for (let tries = 0; !readdirSync(join(wal, 'wal')).includes(rows[0]?.name ?? ''); tries++) {
    if (tries > 300) throw new Error(readFileSync(join(dataDir, 'pg.log'), 'utf8'))
    await wait(50)
  }
}

const touch = (opened: Opened): Promise<unknown> =>
  opened.runtime.perform(establishAuthority, {}, system('start'))

beforeAll(async () => {
  const opened = await open(readConfig({ ...env, PORT: '0' }, []), { empty: true })
  try {
    const owner = new pg.Client({ connectionString: opened.databaseUrl })
    await owner.connect()
    const done = await tool('backup', env, backup)
    expect(done.err).toBe('')
    expect(done.out).toContain('to any moment after')
    const before = await opened.platform.files.put([Buffer.from('before')])
    await touch(opened)
    await note(owner, 'before')
    moment = await clock(owner)
    await wait(50)
    await note(owner, 'after')
    await touch(opened)
    file = before.fileId
    await keepNow(owner)
    await owner.end()
  } finally {
    await opened.close()
  }
}, 240_000)
afterAll(() => rmSync(root, { recursive: true, force: true }))

const folderWithKeys = (name: string): string => {
  const folder = join(root, name)
  cpSync(join(dataDir, 'keys'), join(folder, 'keys'), { recursive: true })
  chmodSync(join(folder, 'keys'), 0o700)
  return folder
}

/** What of the two rows is there, and whether the files open. */
const lookInto = async (folder: string): Promise<{ rows: string[]; file: string }> => {
  const opened = await open(readConfig({ DATA_DIR: folder, PORT: '0' }, []))
  try {
    const { rows } = await opened.pool.query<{ name: string }>(
      `select name from "platform"."setting" where name in ('before', 'after') order by name`,
    )
    const text = (await opened.platform.files.get(file)).toString()
    return { rows: rows.map(({ name }) => name), file: text }
  } finally {
    await opened.close()
  }
}

describe('where WAL is kept', () => {
  it('a copy comes back as it was at a moment: what was before is there, what came after is not, the chain is whole', async () => {
    const folder = folderWithKeys('then')
    const done = await tool('restore', { DATA_DIR: folder, KEEP_WAL: wal }, backup, '--at', moment)
    expect(done.err).toBe('')
    expect(done.out).toContain('the audit chain is whole')
    expect(await lookInto(folder)).toEqual({ rows: ['before'], file: 'before' })
  }, 240_000)

  it('or as far as the WAL goes', async () => {
    const folder = folderWithKeys('latest')
    const done = await tool('restore', { DATA_DIR: folder, KEEP_WAL: wal }, backup, '--at', 'latest')
    expect(done.err).toBe('')
    expect((await lookInto(folder)).rows).toEqual(['after', 'before'])
    // its own WAL must not mix with that of the first one
    const again = await tool('verify-audit', { DATA_DIR: folder, KEEP_WAL: wal })
    expect(again.err).toContain('keeps the WAL of another data folder')
  }, 240_000)

  it('nothing in the folder can be read without the keys', () => {
    const kept = readdirSync(wal, { recursive: true, withFileTypes: true }).filter((e) => e.isFile())
    expect(kept.length).toBeGreaterThan(2)
    for (const { parentPath, name } of kept) {
      const bytes = readFileSync(join(parentPath, name))
      expect(bytes.includes(Buffer.from('establish-authority')), name).toBe(false)
    }
  })

  it('no moment before the backup, after the kept WAL, or without a zone is taken', async () => {
    const folder = folderWithKeys('no')
    const restore = (at: string) => tool('restore', { DATA_DIR: folder, KEEP_WAL: wal }, backup, '--at', at)
    expect((await restore('2020-01-01T00:00:00Z')).err).toContain('take an older one')
    expect((await restore('2026-11-22T09:00')).err).toContain('a moment with its zone')
    const later = await restore(new Date(Date.now() + 86_400_000).toISOString())
    expect([later.code, later.err]).toEqual([1, expect.stringContaining('the kept WAL does not reach')])
    const segments = readdirSync(join(wal, 'wal')).sort()
    const last = join(wal, 'wal', segments.at(-1) ?? '')
    const bytes = readFileSync(last)
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    writeFileSync(last, bytes)
    // an altered segment is not taken for the end
    expect((await restore('latest')).err).toContain('the kept WAL could not be led through')
  }, 240_000)

  it('the product does not start without keeping it on, which would leave a gap', async () => {
    const done = await tool('verify-audit', { DATA_DIR: dataDir })
    expect(done.err).toContain('set KEEP_WAL to the same folder as before')
  }, 120_000)
})
