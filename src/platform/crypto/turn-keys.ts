import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import type { FileStore } from '../files/file-store.ts'
import type { SealedColumn } from '../module.ts'
import type { FieldCipher } from './field-cipher.ts'
import { masterName, type TurningKeyRing } from './key-ring.ts'
import { type KeyVersion, readKeyVersions, silentMs } from './key-versions.ts'
import { countColumn, placeOf, turnColumn } from './turn-fields.ts'

/** What a turn of the keys works on. `owner` sees all rows and holds the lock of the turn. */
export interface Turning {
  readonly owner: pg.Client
  readonly ring: TurningKeyRing
  readonly fields: FieldCipher
  readonly files: FileStore
  readonly sealed: readonly SealedColumn[]
  readonly say: (line: string) => void
}

/** A backup shares it, a turn has it alone: a copy is sealed with the versions its list names. */
export const keysLock = 7_204_505

const countLock = 7_204_506

const farFuture = new Date(8.64e15)

const alone = async <T>(owner: pg.Client, work: () => Promise<T>): Promise<T> => {
  const { rows } = await owner.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [keysLock])
  if (!rows[0]?.mine) throw new Error('a backup or another rotation is running; try again when it has ended')
  try {
    return await work()
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [keysLock])
  }
}

/** Waits until every process that still gives signs of life knows it; silent ones have stopped sealing by themselves. */
const everyProcess = async (
  owner: pg.Client,
  what: 'newest' | 'current',
  version: number,
): Promise<number> => {
  for (;;) {
    const { rows } = await owner.query<{ behind: number; all: number }>(
      `select count(*) filter (where ${what} < $1)::int as behind, count(*)::int as all
       from "platform"."key_holder" where at > now() - make_interval(secs => $2)`,
      [version, silentMs / 1000 + 1],
    )
    if (rows[0]?.behind === 0) return rows[0].all
    await wait(100)
  }
}

/** Counts what each version seals, and keeps the figures for the page of the keys. */
export const countKeyUse = async ({
  owner,
  sealed,
  files,
}: Pick<Turning, 'owner' | 'sealed' | 'files'>): Promise<Map<number, number>> => {
  const totals = new Map<number, number>()
  const add = async (place: string, counts: readonly { version: number; count: number }[]): Promise<void> => {
    for (const { version, count } of counts) totals.set(version, (totals.get(version) ?? 0) + count)
    // one transaction: whoever looks meanwhile sees the figures from before, and two who count do not meet
    await owner.query('begin')
    await owner.query('select pg_advisory_xact_lock($1)', [countLock])
    await owner.query('delete from "platform"."key_use" where place = $1', [place])
    await owner.query(
      'insert into "platform"."key_use" select $1, version, count, now() from unnest($2::int[], $3::int[]) as c(version, count)',
      [place, counts.map(({ version }) => version), counts.map(({ count }) => count)],
    )
    await owner.query('commit')
  }
  for (const at of sealed) await add(placeOf(at), await countColumn(owner, at))
  const byVersion = new Map<number, number>()
  for await (const fileId of files.list(farFuture)) {
    const version = await files.version(fileId)
    if (version !== undefined) byVersion.set(version, (byVersion.get(version) ?? 0) + 1)
  }
  await add(
    'files',
    [...byVersion].map(([version, count]) => ({ version, count })),
  )
  return totals
}

/** The version to turn to: one that an earlier run began, or a new one. */
const begin = async ({ owner, ring, say }: Turning, versions: readonly KeyVersion[]): Promise<number> => {
  const standby = versions.find((v) => v.state === 'standby')
  if (standby) return standby.version
  const version = Math.max(...versions.map((v) => v.version)) + 1
  const fingerprint = await ring.make(version)
  await owner.query(
    `insert into "platform"."key_version" (version, state, fingerprint, made_at) values ($1, 'standby', $2, now())`,
    [version, fingerprint],
  )
  say(`version ${version} is made`)
  return version
}

const activate = async ({ owner, ring, say }: Turning, version: number): Promise<void> => {
  const began = performance.now()
  await everyProcess(owner, 'newest', version)
  // one transaction: there is never none, and never two
  await owner.query(`begin;
    update "platform"."key_version" set state = 'old', old_at = now() where state = 'current';
    update "platform"."key_version" set state = 'current', current_at = now() where version = ${version};
    commit`)
  ring.use(version)
  const all = await everyProcess(owner, 'current', version)
  say(
    `version ${version} seals everything new in all ${all} processes (${Math.round(performance.now() - began)} ms)`,
  )
}

/** Seals again what older versions still seal, until nothing is left. */
const turnAll = async (turning: Turning, version: number): Promise<void> => {
  const { owner, fields, files, sealed, say } = turning
  for (const at of sealed) {
    const turned = await turnColumn(owner, fields, version, at)
    if (turned > 0) say(`${placeOf(at)}: ${turned} values`)
  }
  let turned = 0
  for await (const fileId of files.list(farFuture)) {
    if (await files.turn(fileId)) turned++
  }
  if (turned > 0) say(`files: ${turned}`)
}

/** Rounds are few: after the first only what was on its way while the version changed is left. */
const mostRounds = 10

/**
 * Turns to a new version while the product runs, or finishes a turn that was cut short. In this order: every process
 * holds the new key; every process seals with it; then old values are sealed again. So nothing is unreadable at any time.
 */
export const turnKeys = (turning: Turning): Promise<void> =>
  alone(turning.owner, async () => {
    const { owner, say } = turning
    const versions = await readKeyVersions(owner)
    const current = versions.find((v) => v.state === 'current')?.version ?? 0
    const left = [...(await countKeyUse(turning))].some(
      ([version, count]) => version !== current && count > 0,
    )
    const unfinished = left && !versions.some((v) => v.state === 'standby')
    const version = unfinished ? current : await begin(turning, versions)
    if (unfinished) say(`an earlier turn to version ${version} goes on`)
    else await activate(turning, version)
    for (let round = 1; ; round++) {
      await turnAll(turning, version)
      const counts = await countKeyUse(turning)
      const behind = [...counts].reduce((sum, [v, count]) => sum + (v === version ? 0 : count), 0)
      if (behind === 0) break
      if (round === mostRounds) throw new Error(`${behind} values are not turned yet; run it again`)
    }
    const old = (await readKeyVersions(owner)).filter((v) => v.state === 'old').map((v) => v.version)
    say(`everything is sealed with version ${version}`)
    for (const v of old) say(`version ${v} seals nothing any more: npm run rotate-keys -- --retire ${v}`)
  })

/** A value sealed just before the turn may still be on its way into the database for this long. */
const underwayMs = 60_000

/** Puts an old version aside. Refused while anything is sealed with it. */
export const retireKey = (turning: Turning, version: number): Promise<void> =>
  alone(turning.owner, async () => {
    const { owner, ring, say } = turning
    const { rows } = await owner.query<{ state: string; due: boolean; old: string }>(
      `select state, old_at < now() - make_interval(secs => $2) as due from "platform"."key_version" where version = $1`,
      [version, underwayMs / 1000],
    )
    const [found] = rows
    if (found?.state !== 'old')
      throw new Error(
        `version ${version} is ${found ? found.state : 'not there'}: only an old one can be retired`,
      )
    if (!found.due) throw new Error(`version ${version} sealed until a moment ago; retire it in a minute`)
    const left = (await countKeyUse(turning)).get(version) ?? 0
    if (left > 0)
      throw new Error(`version ${version} still seals ${left} values; run "npm run rotate-keys" to turn them`)
    await owner.query(
      `update "platform"."key_version" set state = 'retired', retired_at = now() where version = $1`,
      [version],
    )
    ring.forget(version)
    ring.source.retire(masterName(version))
    say(
      `version ${version} is retired: its key lies in ${ring.folder}/retired, where only backups from before still need it`,
    )
  })
