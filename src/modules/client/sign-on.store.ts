import type { Selectable } from 'kysely'
import type { AssuranceLevel, Official, Resident } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Write } from '../../kernel/write.ts'
import { json, type Reader, sql, writer } from '../../platform/db/index.ts'
import { hashId, type PayloadCipher } from './adapters/sealed-payload.ts'
import type { ClientTables } from './client.tables.gen.ts'
import { capacityKey, type SignOn } from './client.ts'

const w = writer<ClientTables>()

const toSignOn = (row: Selectable<ClientTables['client.sign_on']>): SignOn => ({
  id: row.id as Id<'sign-on'>,
  personId: row.person_id,
  account: row.account,
  sessionId: row.session_id,
  capacity: row.capacity as Resident | Official,
  level: row.level as AssuranceLevel,
  methods: row.methods,
  provenAt: row.proven_at,
  endedAt: row.ended_at ?? undefined,
})

/** What ends together: all that match every word given. */
export interface Ending {
  readonly sessionId?: string | undefined
  readonly personId?: string | undefined
  readonly appointmentId?: string | undefined
  readonly mandateId?: string | undefined
}

/** An agreement of somebody that a system may know who they are, in one capacity of one session. */
export interface Entered {
  readonly signOnId: string
  readonly personId: string
  readonly capacity: Resident | Official
  readonly clientId: string
  readonly scopes: readonly string[]
  readonly allowedAt: Date
  readonly endedAt: Date | undefined
}

/** Sign-ons and the systems entered by them. */
export const signOnPart = (db: Reader<ClientTables>) => ({
  findSignOn: async (id: string): Promise<SignOn | undefined> => {
    const row = await db.selectFrom('client.sign_on').selectAll().where('id', '=', id).executeTakeFirst()
    return row && toSignOn(row)
  },
  /** The one that stands for this capacity of this session. */
  findStanding: async (sessionId: string, capacity: Resident | Official): Promise<SignOn | undefined> => {
    const rows = await db
      .selectFrom('client.sign_on')
      .selectAll()
      .where('session_id', '=', sessionId)
      .where('ended_at', 'is', null)
      .execute()
    return rows.map(toSignOn).find((one) => capacityKey(one.capacity) === capacityKey(capacity))
  },
  listEnding: async (ending: Ending): Promise<readonly SignOn[]> => {
    let found = db.selectFrom('client.sign_on').selectAll().where('ended_at', 'is', null)
    if (ending.sessionId !== undefined) found = found.where('session_id', '=', ending.sessionId)
    if (ending.personId !== undefined) found = found.where('person_id', '=', ending.personId)
    if (ending.mandateId !== undefined) found = found.where('mandate_id', '=', ending.mandateId)
    if (ending.appointmentId !== undefined) found = found.where('appointment_id', '=', ending.appointmentId)
    return (await found.execute()).map(toSignOn)
  },
  listOfPerson: async (personId: string): Promise<readonly SignOn[]> => {
    const found = db.selectFrom('client.sign_on').selectAll().where('person_id', '=', personId)
    return (await found.orderBy('opened_at', 'desc').limit(500).execute()).map(toSignOn)
  },
  /** Agreements by these sign-ons, the last one first. */
  listEntered: async (signOnIds: readonly string[]): Promise<readonly Entered[]> => {
    if (signOnIds.length === 0) return []
    const rows = await db
      .selectFrom('client.sign_on_system as s')
      .innerJoin('client.sign_on as o', 'o.id', 's.sign_on_id')
      .select(['s.sign_on_id', 's.client_id', 's.scopes', 's.allowed_at', 'o.person_id', 'o.capacity'])
      .select(({ fn }) => fn.coalesce('s.ended_at', 'o.ended_at').as('ended_at'))
      .where('s.sign_on_id', 'in', signOnIds)
      .orderBy('s.allowed_at', 'desc')
      .execute()
    return rows.map((row) => ({
      signOnId: row.sign_on_id,
      personId: row.person_id,
      capacity: row.capacity as Resident | Official,
      clientId: row.client_id,
      scopes: row.scopes,
      allowedAt: row.allowed_at,
      endedAt: row.ended_at ?? undefined,
    }))
  },
  /** How many people went into each system on these last days, for the list of systems. */
  countEntered: async (since: Date): Promise<ReadonlyMap<string, number>> => {
    const rows = await db
      .selectFrom('client.sign_on_system')
      .select('client_id')
      .select(sql<number>`count(*)::int`.as('times'))
      .where('allowed_at', '>=', since)
      .groupBy('client_id')
      .execute()
    return new Map(rows.map((row) => [row.client_id, row.times]))
  },
  openSignOn: (signOn: Omit<SignOn, 'endedAt'>, now: Date): Write =>
    w.insert('client.sign_on', {
      id: signOn.id,
      person_id: signOn.personId,
      account: signOn.account,
      session_id: signOn.sessionId,
      capacity: json(signOn.capacity),
      appointment_id: signOn.capacity.kind === 'official' ? signOn.capacity.appointmentId : null,
      mandate_id: signOn.capacity.kind === 'resident' ? (signOn.capacity.mandateId ?? null) : null,
      level: signOn.level,
      methods: [...signOn.methods],
      proven_at: signOn.provenAt,
      opened_at: now,
    }),
  /** The session was proven again, or better. */
  renewSignOn: (signOn: Omit<SignOn, 'endedAt'>): Write =>
    w.update(
      'client.sign_on',
      { id: signOn.id, ended_at: null },
      {
        capacity: json(signOn.capacity),
        level: signOn.level,
        methods: [...signOn.methods],
        proven_at: signOn.provenAt,
      },
    ),
  enter: (signOnId: string, clientId: string, grantId: string, scopes: readonly string[], now: Date): Write =>
    w.insert('client.sign_on_system', {
      sign_on_id: signOnId,
      client_id: clientId,
      grant_hash: hashId(grantId),
      scopes: [...scopes],
      allowed_at: now,
    }),
  /** What one system had been allowed by one sign-on, and every code and token that came of it. */
  endAgreement: (signOnId: string, clientId: string, now: Date): readonly Write[] => [
    w.raw`update "client"."sign_on_system" set "ended_at" = ${now}
      where "sign_on_id" = ${signOnId} and "client_id" = ${clientId} and "ended_at" is null returning 1`,
    w.raw`delete from "client"."artefact" where "grant_hash" in (select "grant_hash" from "client"."sign_on_system"
      where "sign_on_id" = ${signOnId} and "client_id" = ${clientId}) returning 1`,
  ],
  endSignOns: (ids: readonly string[], now: Date): readonly Write[] => [
    w.raw`update "client"."sign_on" set "ended_at" = ${now} where "id" = any(${[...ids]}) and "ended_at" is null returning 1`,
    w.raw`delete from "client"."artefact" where "grant_hash" in
      (select "grant_hash" from "client"."sign_on_system" where "sign_on_id" = any(${[...ids]})) returning 1`,
  ],
  told: (signOnId: string, clientId: string, now: Date): Write =>
    w.raw`update "client"."sign_on_system" set "told_at" = ${now}
      where "sign_on_id" = ${signOnId} and "client_id" = ${clientId} and "told_at" is null returning 1`,
  /** Gone: artefacts past their end, sign-ons that ended before `before`, tries of the past. */
  removeExpired: (before: Date, now: Date): readonly Write[] => [
    w.raw`delete from "client"."artefact" where "expires_at" <= now() returning 1`,
    w.raw`delete from "client"."sign_on" where "ended_at" <= ${before} returning 1`,
    w.raw`delete from "client"."code_try" where "until" <= ${now} returning 1`,
  ],
})

/** What the provider keeps and a person answers: interactions and device codes. */
export const answerPart = (db: Reader<ClientTables>, cipher: PayloadCipher) => {
  type Found = {
    readonly idHash: string
    readonly payload: Record<string, unknown>
    readonly answered: boolean
    /** The session that a device's code was typed in. */
    readonly foundBy: string | undefined
  }
  const artefact = async (model: string, column: 'id_hash' | 'user_code_index', value: string) => {
    const row = await db
      .selectFrom('client.artefact')
      .select(['id_hash', 'payload', 'answered_at', 'consumed_at', 'found_by'])
      .where('model', '=', model)
      .where(column, '=', value)
      // the provider goes by the clock of the machine, and so do its artefacts
      .where('expires_at', '>', sql<Date>`now()`)
      .executeTakeFirst()
    const found: Found | undefined = row && {
      idHash: row.id_hash,
      payload: cipher.open(model, row.id_hash, row.payload),
      answered: row.answered_at !== null || row.consumed_at !== null,
      foundBy: row.found_by ?? undefined,
    }
    return found
  }
  return {
    findInteraction: (uid: string) => artefact('Interaction', 'id_hash', hashId(uid)),
    findDeviceCode: (userCode: string) =>
      // however it was typed: the dash and small letters are for people
      artefact(
        'DeviceCode',
        'user_code_index',
        cipher.userCodeIndex(userCode.toUpperCase().replace(/[^A-Z0-9]/g, '')),
      ),
    findBearer: (tokenHash: string) => artefact('ClientCredentials', 'id_hash', tokenHash),
    /** Who typed it last has it before them: a code that only stands in an address opens nothing. */
    foundBy: (found: Found, sessionId: string): Write =>
      w.update(
        'client.artefact',
        { model: 'DeviceCode', id_hash: found.idHash, answered_at: null },
        { found_by: sessionId },
        'any',
      ),
    /** Once only: a second answer finds nothing to change. */
    answer: (model: 'Interaction' | 'DeviceCode', found: Found, payload: object, now: Date): Write =>
      w.update(
        'client.artefact',
        { model, id_hash: found.idHash, answered_at: null },
        { payload: cipher.seal(model, found.idHash, payload), answered_at: now },
      ),
    addGrant: (
      grantId: string,
      payload: { readonly clientId: string } & Record<string, unknown>,
      endsAt: Date,
    ): Write => {
      const idHash = hashId(grantId)
      return w.insert('client.artefact', {
        model: 'Grant',
        id_hash: idHash,
        payload: cipher.seal('Grant', idHash, payload),
        client_id: payload.clientId,
        grant_hash: idHash,
        expires_at: endsAt,
      })
    },
    countTries: async (personId: string, now: Date): Promise<number> => {
      const row = await db
        .selectFrom('client.code_try')
        .selectAll()
        .where('person_id', '=', personId)
        .executeTakeFirst()
      return row && row.until > now ? row.tries : 0
    },
    countTry: (personId: string, now: Date, until: Date): Write =>
      w.raw`insert into "client"."code_try" as t (person_id, tries, until) values (${personId}, 1, ${until})
        on conflict (person_id) do update set
          tries = case when t.until > ${now} then t.tries + 1 else 1 end,
          until = case when t.until > ${now} then t.until else excluded.until end returning 1`,
  }
}
export type Answerable = NonNullable<Awaited<ReturnType<ReturnType<typeof answerPart>['findInteraction']>>>
