import { type CivilDate, civilDateOf } from '../../kernel/civil-date.ts'
import type { Id, OrganId, PartyId } from '../../kernel/ids.ts'
import type { Scope } from '../../kernel/scope.ts'
import type { Write } from '../../kernel/write.ts'
import { type Reader, sql, writer } from '../../platform/db/index.ts'
import type { OrganTables } from './organ.tables.gen.ts'
import { type Appointment, type AppointmentRecord, administrations, type Delegation } from './organ.ts'
import { textOf } from './organs.store.ts'
import { inScopes, matching } from './search.store.ts'

const w = writer<OrganTables>()

/** An appointment on its way into the table. */
export type NewAppointment = Omit<Appointment, 'organName' | 'path' | 'realm' | 'standsInFor'> & {
  readonly postId: string
  /** The name as it is typed without Chinese characters. */
  readonly typed: string
}

export interface PeopleSearch {
  readonly q?: string | undefined
  readonly organId?: string | undefined
  readonly duty?: string | undefined
  readonly ended?: boolean | undefined
  readonly after?: string | undefined
  readonly limit: number
  /** What the asker may see; all of it for the platform. */
  readonly scopes: readonly Scope[] | 'all'
}

/** Who holds which post, and who stands in for whom. */
export const appointments = (db: Reader<OrganTables>) => {
  const records = () =>
    db
      .selectFrom('organ.appointment as a')
      .innerJoin('organ.organ as o', 'o.id', 'a.organ_id')
      .select(['a.id', 'a.rev', 'a.person_id', 'a.person_name', 'a.organ_id', 'a.post_id', 'a.ended_at'])
      .select(['o.name_zh', 'o.name_en', 'o.path', 'a.post_zh', 'a.post_en', 'a.duties'])
      .select(sql<string>`"organ".realm_of(o.path)`.as('realm'))
      .select(sql<string>`a.from_on::text`.as('from_on'))
      .select(sql<string | null>`a.until_on::text`.as('until_on'))
  type Row = Awaited<ReturnType<ReturnType<typeof records>['execute']>>[number]
  const toRecord = (row: Row): AppointmentRecord => ({
    id: row.id as Id<'appointment'>,
    rev: row.rev,
    personId: row.person_id as PartyId,
    personName: row.person_name,
    organId: row.organ_id as OrganId,
    organName: textOf(row.name_zh, row.name_en),
    path: row.path,
    realm: row.realm,
    postId: row.post_id,
    post: textOf(row.post_zh, row.post_en),
    duties: row.duties,
    from: row.from_on as CivilDate,
    until: (row.until_on ?? undefined) as CivilDate | undefined,
    endedAt: row.ended_at ?? undefined,
  })
  const holds = (alias: 'a' | 'c', today: CivilDate) =>
    sql<boolean>`${sql.ref(`${alias}.ended_at`)} is null and ${sql.ref(`${alias}.from_on`)} <= ${today}
      and coalesce(${sql.ref(`${alias}.until_on`)} >= ${today}, true)`
  const current = (now: Date) =>
    records()
      .where(holds('a', civilDateOf(now)))
      .orderBy('a.id')

  /** Stand-ins of today: as long as the one on leave and the colleague both hold their posts in the same organ. */
  const standIns = (now: Date) => {
    const today = civilDateOf(now)
    return db
      .selectFrom('organ.delegation as d')
      .innerJoin('organ.appointment as a', 'a.id', 'd.appointment_id')
      .innerJoin('organ.appointment as c', 'c.id', 'd.colleague_id')
      .innerJoin('organ.organ as o', 'o.id', 'a.organ_id')
      .select(['d.id', 'd.appointment_id', 'c.person_id', 'c.person_name', 'a.organ_id'])
      .select(['o.name_zh', 'o.name_en', 'o.path', 'a.post_zh', 'a.post_en', 'a.duties'])
      .select('a.person_name as stands_in_for')
      .select(sql<string>`"organ".realm_of(o.path)`.as('realm'))
      .select(sql<string>`d.from_on::text`.as('from_on'))
      .select(sql<string>`least(d.until_on, a.until_on, c.until_on)::text`.as('until_on'))
      .where('d.ended_at', 'is', null)
      .where(sql<boolean>`${today} between d.from_on and d.until_on`)
      .where(holds('a', today))
      .where(holds('c', today))
      .whereRef('a.organ_id', '=', 'c.organ_id')
      .orderBy('d.id')
  }
  type StandIn = Awaited<ReturnType<ReturnType<typeof standIns>['execute']>>[number]
  const toStandIn = (row: StandIn): Appointment => ({
    id: row.id as Id<'appointment'>,
    personId: row.person_id as PartyId,
    personName: row.person_name,
    organId: row.organ_id as OrganId,
    organName: textOf(row.name_zh, row.name_en),
    path: row.path,
    realm: row.realm,
    post: {
      zh: `${row.post_zh}（代${row.stands_in_for}）`,
      en: `${row.post_en ?? row.post_zh} (standing in for ${row.stands_in_for})`,
    },
    duties: row.duties,
    from: row.from_on as CivilDate,
    until: row.until_on as CivilDate,
    standsInFor: row.appointment_id as Id<'appointment'>,
  })
  const toAppointment = (row: Row): Appointment => {
    const { rev: _rev, postId: _post, endedAt: _ended, ...appointment } = toRecord(row)
    return appointment
  }

  return {
    /** The posts a person holds today, and those they stand in for. */
    appointmentsOf: async (personId: string, now: Date): Promise<readonly Appointment[]> => {
      const [own, lent] = await Promise.all([
        current(now).where('a.person_id', '=', personId).execute(),
        standIns(now).where('d.colleague_person_id', '=', personId).execute(),
      ])
      return [...own.map(toAppointment), ...lent.map(toStandIn)]
    },
    /** One appointment or stand-in of today. */
    findAppointment: async (appointmentId: string, now: Date): Promise<Appointment | undefined> => {
      const own = await current(now).where('a.id', '=', appointmentId).executeTakeFirst()
      if (own) return toAppointment(own)
      const lent = await standIns(now).where('d.id', '=', appointmentId).executeTakeFirst()
      return lent && toStandIn(lent)
    },
    officialsOf: async (organId: string, now: Date, duty?: string): Promise<readonly Appointment[]> => {
      const [own, lent] = await Promise.all([
        current(now).where('a.organ_id', '=', organId).execute(),
        standIns(now).where('a.organ_id', '=', organId).execute(),
      ])
      const all = [...own.map(toAppointment), ...lent.map(toStandIn)]
      return duty === undefined ? all : all.filter((one) => one.duties.includes(duty))
    },
    findRecord: async (appointmentId: string): Promise<AppointmentRecord | undefined> => {
      const row = await records().where('a.id', '=', appointmentId).executeTakeFirst()
      return row && toRecord(row)
    },
    /** Everything a person holds or will hold: not ended, whatever the day. */
    openRecordsOf: async (personId: string): Promise<readonly AppointmentRecord[]> =>
      (
        await records()
          .where('a.person_id', '=', personId)
          .where('a.ended_at', 'is', null)
          .orderBy('a.id')
          .execute()
      ).map(toRecord),
    openRecordsIn: async (organId: string): Promise<readonly AppointmentRecord[]> =>
      (
        await records()
          .where('a.organ_id', '=', organId)
          .where('a.ended_at', 'is', null)
          .orderBy('a.id')
          .execute()
      ).map(toRecord),
    openRecordsInPost: async (postId: string): Promise<readonly AppointmentRecord[]> =>
      (await records().where('a.post_id', '=', postId).where('a.ended_at', 'is', null).execute()).map(
        toRecord,
      ),
    /** Those whose last day is over. */
    listRunOut: async (today: CivilDate, limit: number): Promise<readonly AppointmentRecord[]> =>
      (
        await records()
          .where('a.ended_at', 'is', null)
          .where('a.until_on', '<', today)
          .orderBy('a.id')
          .limit(limit)
          .execute()
      ).map(toRecord),
    /** For administrators: by name, post or organ. */
    searchPeople: async (search: PeopleSearch): Promise<readonly AppointmentRecord[]> => {
      const { q, organId, duty, ended, after, limit, scopes } = search
      let rows = records()
        .where('a.ended_at', ended ? 'is not' : 'is', null)
        .where(inScopes('o.path', scopes))
      if (q)
        rows = rows.where(
          matching(q, {
            names: ['a.person_name', 'a.post_zh', 'a.post_en', 'o.name_zh', 'o.name_en', 'o.path'],
            typed: ['a.typed', 'o.typed'],
            exact: ['a.id', 'o.credit_code', 'o.id'],
            division: 'o.division',
          }),
        )
      if (organId) rows = rows.where('a.organ_id', '=', organId)
      if (duty) rows = rows.where(sql<boolean>`${duty} = any(a.duties)`)
      if (after)
        rows = rows.where(sql<boolean>`(o.path, a.id) > (${after.split('|')[0]}, ${after.split('|')[1]})`)
      return (await rows.orderBy('o.path').orderBy('a.id').limit(limit).execute()).map(toRecord)
    },

    /** Lent duties that are not ended, whatever the day: of these appointments, or in the hands of this person. */
    openDelegations: async (
      by: { readonly appointmentIds: readonly string[] } | { readonly personId: string },
    ): Promise<readonly (Delegation & { readonly duties: readonly string[] })[]> => {
      if ('appointmentIds' in by && by.appointmentIds.length === 0) return []
      const rows = db
        .selectFrom('organ.delegation as d')
        .innerJoin('organ.appointment as a', 'a.id', 'd.appointment_id')
        .innerJoin('organ.appointment as c', 'c.id', 'd.colleague_id')
        .select(['d.id', 'd.appointment_id', 'd.colleague_id', 'd.colleague_person_id', 'a.duties'])
        .select(['c.person_name', 'a.person_name as holder_name'])
        .select(sql<string>`d.from_on::text`.as('from_on'))
        .select(sql<string>`d.until_on::text`.as('until_on'))
        .where('d.ended_at', 'is', null)
        .orderBy('d.from_on')
      const found = await ('personId' in by
        ? rows.where('d.colleague_person_id', '=', by.personId)
        : rows.where((e) =>
            e.or([
              e('d.appointment_id', 'in', by.appointmentIds),
              e('d.colleague_id', 'in', by.appointmentIds),
            ]),
          )
      ).execute()
      return found.map((row) => ({
        id: row.id as Id<'appointment'>,
        appointmentId: row.appointment_id as Id<'appointment'>,
        holderName: row.holder_name,
        colleagueId: row.colleague_id as Id<'appointment'>,
        colleaguePersonId: row.colleague_person_id as PartyId,
        colleagueName: row.person_name,
        duties: row.duties,
        from: row.from_on as CivilDate,
        until: row.until_on as CivilDate,
      }))
    },
    findDelegation: async (id: string) => {
      const row = await db
        .selectFrom('organ.delegation as d')
        .innerJoin('organ.appointment as a', 'a.id', 'd.appointment_id')
        .innerJoin('organ.organ as o', 'o.id', 'a.organ_id')
        .select(['d.id', 'd.appointment_id', 'd.colleague_person_id', 'a.duties', 'd.ended_at'])
        .select(['a.organ_id', 'o.path'])
        .where('d.id', '=', id)
        .executeTakeFirst()
      return (
        row && {
          id: row.id as Id<'appointment'>,
          appointmentId: row.appointment_id as Id<'appointment'>,
          personId: row.colleague_person_id as PartyId,
          duties: row.duties,
          organId: row.organ_id as OrganId,
          path: row.path,
          endedAt: row.ended_at ?? undefined,
        }
      )
    },
    listDelegationsRunOut: async (today: CivilDate, limit: number): Promise<readonly string[]> => {
      const rows = await db
        .selectFrom('organ.delegation')
        .select('id')
        .where('ended_at', 'is', null)
        .where('until_on', '<', today)
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map((row) => row.id)
    },
    hasAdministrators: async (): Promise<boolean> => {
      const found = await db
        .selectFrom('organ.appointment')
        .select('id')
        .where(sql<boolean>`duties && ${[...administrations]}`)
        .limit(1)
        .executeTakeFirst()
      return found !== undefined
    },

    appoint: (list: readonly NewAppointment[]): Write =>
      w.insertMany(
        'organ.appointment',
        list.map((a) => ({
          id: a.id,
          person_id: a.personId,
          person_name: a.personName,
          organ_id: a.organId,
          post_id: a.postId,
          post_zh: a.post.zh,
          post_en: a.post.en ?? null,
          typed: a.typed,
          duties: [...a.duties],
          from_on: a.from,
          until_on: a.until ?? null,
        })),
      ),
    /** Over at once; the last day is today, or the first day where it had not begun. */
    endAppointment: ({ id, rev, from }: AppointmentRecord, now: Date): Write => {
      const today = civilDateOf(now)
      const set = { rev: rev + 1, ended_at: now, until_on: from > today ? from : today }
      return w.update('organ.appointment', { id, rev }, set)
    },
    changeDuties: ({ id, rev }: AppointmentRecord, duties: readonly string[]): Write =>
      w.update('organ.appointment', { id, rev }, { rev: rev + 1, duties: [...duties] }),
    /** Everybody in a post goes by its new name. */
    renamePost: (postId: string, name: { zh: string; en?: string | undefined }): Write =>
      w.update(
        'organ.appointment',
        { post_id: postId, ended_at: null },
        { post_zh: name.zh, post_en: name.en ?? null },
        'any',
      ),
    moveStaff: (from: string, to: string): Write =>
      w.raw`update "organ"."appointment" set organ_id = ${to}, rev = rev + 1
        where organ_id = ${from} and ended_at is null returning 1`,
    lend: (d: Omit<Delegation, 'colleagueName' | 'holderName'>): Write =>
      w.insert('organ.delegation', {
        id: d.id,
        appointment_id: d.appointmentId,
        colleague_id: d.colleagueId,
        colleague_person_id: d.colleaguePersonId,
        from_on: d.from,
        until_on: d.until,
      }),
    endDelegation: (id: string, now: Date): Write =>
      w.update('organ.delegation', { id, ended_at: null }, { ended_at: now }),
  }
}
