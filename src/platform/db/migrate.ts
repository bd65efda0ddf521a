import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'

export interface Migration {
  readonly name: string
  readonly sha256: string
  readonly sql: string
}

const source = fileURLToPath(new URL('../../', import.meta.url))

/** All migrations of platform and modules in their one time order. */
export const readMigrations = (): Migration[] =>
  globSync(['platform/migrations/*.sql', 'modules/*/migrations/*.sql'], { cwd: source })
    .map((path) => {
      const sql = readFileSync(source + path, 'utf8')
      return { name: basename(path, '.sql'), sha256: createHash('sha256').update(sql).digest('hex'), sql }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))

const lockKey = 7_204_501

/** Brings the database to this version of the program. Throws one sentence when it is newer or was changed. */
export const migrate = async (owner: pg.Client, migrations = readMigrations()): Promise<number> => {
  await owner.query('select pg_advisory_lock($1)', [lockKey])
  try {
    await owner.query(`create schema if not exists "platform";
      create table if not exists "platform"."migration" (name text primary key, sha256 text not null, at timestamptz not null default now())`)
    const { rows } = await owner.query<{ name: string; sha256: string }>(
      'select name, sha256 from "platform"."migration"',
    )
    const done = new Map(rows.map((row) => [row.name, row.sha256]))
    const known = new Map(migrations.map((m) => [m.name, m]))
    for (const [name, sha256] of done) {
      const mine = known.get(name)
      if (!mine)
        throw new Error(`the database is newer than this program (it has "${name}"): start the newer version`)
      if (mine.sha256 !== sha256)
        throw new Error(`migration "${name}" was changed after it had run: restore the file`)
    }
    const pending = migrations.filter((m) => !done.has(m.name))
    // an owner who is no superuser is under the policies of the rows as well
    await owner.query("select set_config('tb.kind', 'system', false)")
    for (const migration of pending) {
      await owner.query('begin')
      try {
        await owner.query(migration.sql)
        await owner.query('insert into "platform"."migration" (name, sha256) values ($1, $2)', [
          migration.name,
          migration.sha256,
        ])
        await owner.query('commit')
      } catch (error) {
        await owner.query('rollback')
        throw new Error(`migration "${migration.name}" failed: ${(error as Error).message}`, { cause: error })
      }
    }
    // at every start: a start cut short between the last migration and this must not leave the app without rights
    await grant(owner)
    return pending.length
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [lockKey])
  }
}

/** Throws one sentence unless the database is exactly at this version of the program. */
export const checkMigrated = async (owner: pg.Client, migrations = readMigrations()): Promise<void> => {
  const { rows } = await owner.query<{ name: string; sha256: string }>(
    'select name, sha256 from "platform"."migration"',
  )
  const done = new Map(rows.map((row) => [row.name, row.sha256]))
  if (rows.length !== migrations.length || migrations.some((m) => done.get(m.name) !== m.sha256)) {
    throw new Error('the running product has another version than this tool: restart it first')
  }
}

/** The app works on rows of all modules; the audit it may only add to; the chain it may only read. */
const grant = (owner: pg.Client): Promise<unknown> =>
  owner.query(`do $$ declare s text; begin
    for s in select nspname from pg_namespace where nspname !~ '^(pg_|information_schema|public|graphile)' loop
      execute format('grant usage on schema %I to tongban_app', s);
      execute format('grant select, insert, update, delete on all tables in schema %I to tongban_app', s);
      execute format('grant usage, select on all sequences in schema %I to tongban_app', s);
    end loop;
    revoke insert, update, delete on "platform"."migration" from tongban_app;
    revoke update, delete on "platform"."audit" from tongban_app;
    revoke insert, update, delete on "platform"."audit_chain" from tongban_app;
    grant usage on schema "platform" to tongban_chain;
    grant select on "platform"."audit" to tongban_chain;
    grant select, insert on "platform"."audit_chain" to tongban_chain;
  end $$`)
