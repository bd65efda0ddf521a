import type { Insertable, Selectable } from 'kysely'
import type { AssuranceLevel } from '../../kernel/actor.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id, OrganId } from '../../kernel/ids.ts'
import type { Write } from '../../kernel/write.ts'
import { json, type Reader, sql, writer } from '../../platform/db/index.ts'
import type { ClientTables } from './client.tables.gen.ts'
import type { Grant, Purpose, RegisteredSystem } from './client.ts'

/** What proves that a request comes from the system. */
export interface Credentials {
  /** Hashes of the secrets that are good now: the present one, and for some days the one before. */
  readonly secretHashes: readonly string[]
  /** Its public keys likewise, present ones first. */
  readonly keySets: readonly Keys[]
}

/** Public keys (a JWK Set). */
interface Keys {
  readonly keys: readonly Record<string, unknown>[]
}

/** A new proof, and the instant until which the one before is good beside it; undefined: it is good no more. */
type NewProof = ({ readonly secretHash: string } | { readonly jwks: Keys }) & {
  readonly oldUntil: Date | undefined
}

type SystemRow = Selectable<ClientTables['client.system']> & {
  readonly from_day: string
  readonly until_day: string | null
}

const toSystem = (row: SystemRow): RegisteredSystem => ({
  id: row.id as Id<'client'>,
  rev: row.rev,
  name: { zh: row.name_zh, en: row.name_en },
  organId: row.organ_id as OrganId,
  contact: row.contact,
  purpose: row.purpose as Purpose,
  about: { zh: row.purpose_zh, en: row.purpose_en },
  authentication: row.authentication as RegisteredSystem['authentication'],
  grants: row.grants as Grant[],
  scopes: row.scopes,
  redirectUris: row.redirect_uris,
  logoutReturnUris: row.logout_return_uris,
  logoutUri: row.logout_uri ?? undefined,
  sector: row.sector,
  level: row.level as AssuranceLevel,
  pushedOnly: row.pushed_only,
  boundTokens: row.bound_tokens,
  status: row.status as RegisteredSystem['status'],
  from: row.from_day as CivilDate,
  until: (row.until_day ?? undefined) as CivilDate | undefined,
})

const toRow = (
  system: Omit<RegisteredSystem, 'rev'>,
  now: Date,
): Omit<Insertable<ClientTables['client.system']>, 'registered_at'> => ({
  id: system.id,
  name_zh: system.name.zh,
  name_en: system.name.en ?? system.name.zh,
  organ_id: system.organId,
  contact: system.contact,
  purpose: system.purpose,
  purpose_zh: system.about.zh,
  purpose_en: system.about.en ?? system.about.zh,
  authentication: system.authentication,
  grants: [...system.grants],
  scopes: [...system.scopes],
  redirect_uris: [...system.redirectUris],
  logout_return_uris: [...system.logoutReturnUris],
  logout_uri: system.logoutUri ?? null,
  sector: system.sector,
  level: system.level,
  pushed_only: system.pushedOnly,
  bound_tokens: system.boundTokens,
  status: system.status,
  from_on: system.from,
  until_on: system.until ?? null,
  changed_at: now,
})

const w = writer<ClientTables>()

/** Registered systems. */
export const systemPart = (db: Reader<ClientTables>) => {
  const systems = () =>
    db
      .selectFrom('client.system')
      .selectAll()
      .select(sql<string>`from_on::text`.as('from_day'))
      .select(sql<string | null>`until_on::text`.as('until_day'))
  return {
    findSystem: async (id: string): Promise<RegisteredSystem | undefined> => {
      const row = await systems().where('id', '=', id).executeTakeFirst()
      return row && toSystem(row)
    },
    findCredentials: async (id: string, now: Date): Promise<Credentials | undefined> => {
      const row = await systems().where('id', '=', id).executeTakeFirst()
      if (!row) return undefined
      const overlaps = row.old_secret_until !== null && row.old_secret_until > now
      const good = <T>(present: T | null, old: T | null): readonly T[] =>
        [present, overlaps ? old : null].filter((one) => one !== null)
      return {
        secretHashes: good(row.secret_hash, row.old_secret_hash),
        keySets: good(row.jwks as Keys | null, row.old_jwks as Keys | null),
      }
    },
    /** Does a system that another organ answers for stand in this sector? */
    isSectorOfOthers: async (sector: string, organId: string): Promise<boolean> => {
      const found = db.selectFrom('client.system').select('id').where('sector', '=', sector)
      return (await found.where('organ_id', '<>', organId).limit(1).executeTakeFirst()) !== undefined
    },
    listSystems: async (after: string | undefined, limit: number): Promise<readonly RegisteredSystem[]> => {
      const found = systems().orderBy('id').limit(limit)
      return (await (after === undefined ? found : found.where('id', '>', after)).execute()).map(toSystem)
    },
    addSystem: (
      system: Omit<RegisteredSystem, 'rev'>,
      proof: { readonly secretHash?: string | undefined; readonly jwks?: object | undefined },
      now: Date,
    ): Write =>
      w.insert('client.system', {
        ...toRow(system, now),
        secret_hash: proof.secretHash ?? null,
        jwks: proof.jwks === undefined ? null : json(proof.jwks),
        registered_at: now,
      }),
    changeSystem: (system: RegisteredSystem, now: Date): Write =>
      w.update(
        'client.system',
        { id: system.id, rev: system.rev },
        { ...toRow(system, now), rev: system.rev + 1 },
      ),
    /** A secret or keys anew. Who changes from a secret to keys gives up the secret. */
    changeProof: (
      system: RegisteredSystem,
      to: NewProof,
      before: Credentials | undefined,
      now: Date,
    ): Write => {
      const kept = to.oldUntil === undefined ? undefined : before
      const oldKeys = kept?.keySets[0]
      const proof =
        'jwks' in to
          ? {
              authentication: 'key',
              secret_hash: null,
              old_secret_hash: null,
              jwks: json(to.jwks),
              old_jwks: oldKeys ? json(oldKeys) : null,
            }
          : { secret_hash: to.secretHash, old_secret_hash: kept?.secretHashes[0] ?? null }
      return w.update(
        'client.system',
        { id: system.id, rev: system.rev },
        { ...proof, rev: system.rev + 1, old_secret_until: to.oldUntil ?? null, changed_at: now },
      )
    },
    /** Systems that an organ answered for are another's now; each change counts as one of theirs. */
    moveSystems: (fromId: string, toId: string, now: Date): Write =>
      w.raw`update "client"."system" set "organ_id" = ${toId}, "rev" = "rev" + 1, "changed_at" = ${now}
        where "organ_id" = ${fromId} returning 1`,
    /** Every token and code it holds, and every agreement that they came of. */
    endAllOf: (clientId: string, now: Date): readonly Write[] => [
      w.raw`delete from "client"."artefact" where "client_id" = ${clientId} returning 1`,
      w.raw`update "client"."sign_on_system" set "ended_at" = ${now}
        where "client_id" = ${clientId} and "ended_at" is null returning 1`,
    ],
  }
}
