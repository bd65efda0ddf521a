import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id, PartyId } from '../../kernel/ids.ts'
import type { Write } from '../../kernel/write.ts'
import { json, type Reader, sql, writer } from '../../platform/db/index.ts'
import type { PartyTables } from './party.tables.gen.ts'
import type { Mandate, MandateKind, MandateRecord, MandateState, PartyKind } from './party.ts'

/** A mandate on its way into the table; without `personId` it waits for whoever has this number and name. */
export interface NewMandate {
  readonly id: Id<'mandate'>
  readonly kind: MandateKind
  readonly state: 'offered' | 'active'
  readonly personId: PartyId | undefined
  readonly partyId: PartyId
  readonly from: CivilDate
  readonly until: CivilDate | undefined
  readonly items?: readonly string[] | undefined
  readonly endsAt?: Date | undefined
  readonly offered?: { readonly name: string; readonly index: Buffer; readonly masked: string } | undefined
  readonly grantedBy: string
  readonly grantedAt: Date
}

/** Which text somebody agreed to, when, how and before whom. */
export interface Consent {
  readonly id: Id<'consent'>
  readonly partyId: PartyId
  readonly text: { readonly key: string; readonly version: number; readonly sha256: string }
  readonly how: 'online' | 'window'
  readonly givenAt: Date
  readonly recordedBy: string
  readonly organId?: string | undefined
  readonly mandateId?: string | undefined
  readonly codeId?: string | undefined
  /** At a window: by what it is known that the person was there and agreed. */
  readonly provenBy?: 'phone' | 'colleague' | undefined
  readonly seenBy?: string | undefined
}

const w = writer<PartyTables>()

/** Mandates and the consents they rest on. */
export const mandates = (db: Reader<PartyTables>) => {
  const rows = () =>
    db
      .selectFrom('party.mandate as m')
      .innerJoin('party.party as p', 'p.id', 'm.party_id')
      .leftJoin('party.party as a', 'a.id', 'm.person_id')
      .select(['m.id', 'm.rev', 'm.kind', 'm.state', 'm.person_id', 'm.party_id', 'm.items', 'm.ends_at'])
      .select(['m.offered_name', 'm.offered_masked', 'm.granted_at', 'm.ended_at'])
      .select(['p.name', 'p.kind as party_kind', 'a.name as person_name', 'a.masked_number as person_masked'])
      .select(sql<CivilDate>`m.from_on::text`.as('from_on'))
      .select(sql<CivilDate | null>`m.until_on::text`.as('until_on'))
  type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]
  const toRecord = (row: Row): MandateRecord => ({
    id: row.id as Id<'mandate'>,
    rev: row.rev,
    kind: row.kind as MandateKind,
    state: row.state as MandateState,
    personId: (row.person_id ?? undefined) as PartyId | undefined,
    // who granted it goes on seeing what they wrote, whether or not we know that person
    personName: row.offered_name ?? row.person_name ?? '',
    personMasked: row.offered_masked ?? row.person_masked ?? '',
    partyId: row.party_id as PartyId,
    partyName: row.name,
    partyKind: row.party_kind as PartyKind,
    from: row.from_on,
    until: row.until_on ?? undefined,
    items: (row.items as string[] | null) ?? undefined,
    endsAt: row.ends_at ?? undefined,
    grantedAt: row.granted_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
  })
  const live = (today: CivilDate, now: Date) =>
    rows()
      .where('m.state', '=', 'active')
      .where('m.from_on', '<=', today)
      .where((e) => e.or([e('m.until_on', 'is', null), e('m.until_on', '>=', today)]))
      .where((e) => e.or([e('m.ends_at', 'is', null), e('m.ends_at', '>', now)]))
  const toMandate = (row: Row): Mandate[] => {
    const { personId, ...record } = toRecord(row)
    if (personId === undefined) return []
    const { id, kind, partyId, partyName, partyKind, from, until, items, endsAt } = record
    return [{ id, kind, personId, partyId, partyName, partyKind, from, until, items, endsAt }]
  }

  return {
    mandatesOf: async (personId: string, today: CivilDate, now: Date): Promise<readonly Mandate[]> =>
      (await live(today, now).where('m.person_id', '=', personId).orderBy('m.id').execute()).flatMap(
        toMandate,
      ),
    liveMandate: async (mandateId: string, today: CivilDate, now: Date): Promise<Mandate | undefined> =>
      (await live(today, now).where('m.id', '=', mandateId).execute()).flatMap(toMandate)[0],
    findMandate: async (mandateId: string): Promise<MandateRecord | undefined> => {
      const row = await rows().where('m.id', '=', mandateId).executeTakeFirst()
      return row && toRecord(row)
    },
    /** Is this offer meant for the person? Theirs by id, or by number and name when it was made before we knew them. */
    isOfferedTo: async (mandateId: string, personId: string): Promise<boolean> => {
      const row = await db
        .selectFrom('party.mandate as m')
        .innerJoin('party.party as me', (join) =>
          join
            .onRef('me.number_index', '=', 'm.offered_index')
            .onRef('me.name', '=', 'm.offered_name')
            .on('me.kind', '=', 'person'),
        )
        .select('m.id')
        .where('m.id', '=', mandateId)
        .where('me.id', '=', personId)
        .executeTakeFirst()
      return row !== undefined
    },
    /** For whom a person acts, acted, or is asked to act; newest first. */
    recordsOfPerson: async (personId: string): Promise<readonly MandateRecord[]> => {
      const found = await rows()
        .where((e) =>
          e.or([
            e('m.person_id', '=', personId),
            e.and([
              e('m.person_id', 'is', null),
              e.exists(
                e
                  .selectFrom('party.party as me')
                  .select('me.id')
                  .where('me.id', '=', personId)
                  .where('me.kind', '=', 'person')
                  .whereRef('me.number_index', '=', 'm.offered_index')
                  .whereRef('me.name', '=', 'm.offered_name'),
              ),
            ]),
          ]),
        )
        .orderBy('m.granted_at', (o) => o.desc().nullsLast())
        .orderBy('m.id')
        .limit(200)
        .execute()
      return found.map(toRecord)
    },
    /** Who acts, acted, or is asked to act for a party; newest first. */
    recordsOfParty: async (partyId: string): Promise<readonly MandateRecord[]> => {
      const found = await rows()
        .where('m.party_id', '=', partyId)
        .orderBy('m.granted_at', (o) => o.desc().nullsLast())
        .orderBy('m.id')
        .limit(200)
        .execute()
      return found.map(toRecord)
    },
    /** Mandates whose time is over and that nobody has ended yet. */
    runOut: async (today: CivilDate, now: Date, limit: number): Promise<readonly MandateRecord[]> => {
      const found = await rows()
        .where('m.state', 'in', ['offered', 'active'])
        .where((e) => e.or([e('m.until_on', '<', today), e('m.ends_at', '<=', now)]))
        .limit(limit)
        .execute()
      return found.map(toRecord)
    },
    consentsOf: async (partyId: string) =>
      db
        .selectFrom('party.consent')
        .select(['text_key', 'text_version', 'how', 'given_at', 'organ_id', 'mandate_id', 'code_id'])
        .where('party_id', '=', partyId)
        .orderBy('given_at')
        .execute(),

    addMandates: (list: readonly NewMandate[]): Write =>
      w.insertMany(
        'party.mandate',
        list.map((m) => ({
          id: m.id,
          kind: m.kind,
          state: m.state,
          rev: 0,
          person_id: m.personId ?? null,
          party_id: m.partyId,
          from_on: m.from,
          until_on: m.until ?? null,
          items: m.items ? json(m.items) : null,
          ends_at: m.endsAt ?? null,
          offered_name: m.offered?.name ?? null,
          offered_index: m.offered?.index ?? null,
          offered_masked: m.offered?.masked ?? null,
          granted_by: m.grantedBy,
          granted_at: m.grantedAt,
        })),
      ),
    answerMandate: (m: MandateRecord, personId: string, state: 'active' | 'declined', now: Date): Write =>
      w.update(
        'party.mandate',
        { id: m.id, rev: m.rev, state: 'offered' },
        { rev: m.rev + 1, state, person_id: personId, answered_at: now },
      ),
    endMandate: (m: MandateRecord, by: string, now: Date): Write =>
      w.update(
        'party.mandate',
        { id: m.id, rev: m.rev },
        { rev: m.rev + 1, state: 'ended', ended_at: now, ended_by: by },
      ),
    addConsent: (c: Consent): Write =>
      w.insert('party.consent', {
        id: c.id,
        party_id: c.partyId,
        text_key: c.text.key,
        text_version: c.text.version,
        text_sha256: c.text.sha256,
        how: c.how,
        given_at: c.givenAt,
        recorded_by: c.recordedBy,
        organ_id: c.organId ?? null,
        mandate_id: c.mandateId ?? null,
        code_id: c.codeId ?? null,
        proven_by: c.provenBy ?? null,
        seen_by: c.seenBy ?? null,
      }),
  }
}
