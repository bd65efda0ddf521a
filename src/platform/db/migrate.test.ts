import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { freshDatabase } from '../../../test/support/database.ts'
import { checkMigrated, migrate, readMigrations } from './migrate.ts'

const database = await freshDatabase()
const owner = new pg.Client({ connectionString: database.url })
await owner.connect()
afterAll(async () => {
  await owner.end()
  await database.drop()
})

it('has nothing to do on a database of this version', async () => {
  expect(await migrate(owner)).toBe(0)
  await checkMigrated(owner)
})

it('refuses a database that a newer program has moved on, and says which migration it does not know', async () => {
  const own = readMigrations().slice(0, -1)
  const theirs = readMigrations().at(-1)?.name
  await expect(migrate(owner, own)).rejects.toThrow(
    `the database is newer than this program (it has "${theirs}"): start the newer version`,
  )
  await expect(checkMigrated(owner, own)).rejects.toThrow('another version')
})

it('refuses a migration that was changed after it had run', async () => {
  const changed = readMigrations().map((m, i) => (i === 0 ? { ...m, sha256: 'changed' } : m))
  await expect(migrate(owner, changed)).rejects.toThrow('was changed after it had run')
})

it('undoes a migration that fails half-way', async () => {
  const failing = {
    name: '999999999999_fails',
    sha256: 'x',
    sql: 'create table "platform"."half" (a int); select 1/0',
  }
  await expect(migrate(owner, [...readMigrations(), failing])).rejects.toThrow(
    'migration "999999999999_fails" failed',
  )
  const { rows } = await owner.query("select to_regclass('platform.half') as half")
  expect(rows).toEqual([{ half: null }])
})
