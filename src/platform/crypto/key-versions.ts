import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { TurningKeyRing } from './key-ring.ts'

export type KeyState = 'standby' | 'current' | 'old' | 'retired'

/** One version of the root key as the database knows it. */
export interface KeyVersion {
  readonly version: number
  readonly state: KeyState
  readonly fingerprint: string
}

type Database = Pick<pg.Client, 'query'>

export const readKeyVersions = async (db: Database): Promise<KeyVersion[]> =>
  (
    await db.query<KeyVersion>(
      'select version, state, fingerprint from "platform"."key_version" order by version',
    )
  ).rows

/** Loads what the database names, drops what was retired, and seals with the current one from now on. */
const follow = async (ring: TurningKeyRing, versions: readonly KeyVersion[]): Promise<void> => {
  for (const { version, state, fingerprint } of versions) {
    if (state === 'retired') {
      ring.forget(version)
      continue
    }
    if ((await ring.load(version)) !== fingerprint)
      throw new Error(
        `the keys in ${ring.folder} do not belong to this database (version ${version}); restore the right keys folder`,
      )
  }
  const current = versions.find((v) => v.state === 'current')
  if (current) ring.use(current.version)
}

/** At the start: names version 1 in a new database, and makes the ring hold exactly what this database uses. */
export const adoptKeyVersions = async (owner: Database, ring: TurningKeyRing): Promise<void> => {
  const known = await readKeyVersions(owner)
  if (known.length === 0) {
    const version = Math.max(...ring.held)
    await owner.query(
      `insert into "platform"."key_version" (version, state, fingerprint, made_at, current_at)
       values ($1, 'current', $2, now(), now()) on conflict do nothing`,
      [version, await ring.load(version)],
    )
  }
  await follow(ring, await readKeyVersions(owner))
}

export const everyMs = 1_000
/** After this silence a process no longer seals anything, and a turn no longer waits for it. */
export const silentMs = 30_000

/**
 * Keeps this process at the database's key versions, once a second, and tells that it is. A process that could not
 * ask for 30 s stops sealing until it has: so none can use a version that was retired while it slept.
 */
export const watchKeys = (pool: pg.Pool, ring: TurningKeyRing, log: Logger) => {
  const id = randomUUID()
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let told = ''

  const tell = async (): Promise<KeyVersion[]> => {
    const [newest, current] = [Math.max(...ring.held), ring.known]
    told = `${newest}/${current}`
    const { rows } = await pool.query<KeyVersion>(
      `with mine as (
         insert into "platform"."key_holder" (id, newest, current, at) values ($1, $2, $3, now())
         on conflict (id) do update set newest = excluded.newest, current = excluded.current, at = now()
       ) select version, state, fingerprint from "platform"."key_version" order by version`,
      [id, newest, current],
    )
    return rows
  }
  const look = async (): Promise<void> => {
    const asked = performance.now()
    await follow(ring, await tell())
    ring.trustUntil(asked + silentMs)
  }
  const turn = async (): Promise<void> => {
    try {
      const before = told
      await look()
      // what was learnt just now is told at once: somebody may be waiting for it
      if (told !== before || `${Math.max(...ring.held)}/${ring.known}` !== told) await look()
    } catch (error) {
      log.error({ err: error }, 'the key versions could not be read; it goes on')
    }
    if (!stopped) timer = setTimeout(turn, everyMs)
  }
  return {
    /** Tells first and loads after: a turn that does not see this process yet is seen by it. */
    async start(): Promise<void> {
      await look()
      await look()
      timer = setTimeout(turn, everyMs)
    },
    async stop(): Promise<void> {
      stopped = true
      clearTimeout(timer)
      await pool.query('delete from "platform"."key_holder" where id = $1', [id]).catch(() => undefined)
    },
  }
}
