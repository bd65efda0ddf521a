import type { Insertable, Selectable } from 'kysely'
import { type CivilDate, civilDateOf } from '../../kernel/civil-date.ts'
import type { DivisionCode, DivisionLevel } from '../../kernel/division-code.ts'
import type { Id, OrganId, PartyId } from '../../kernel/ids.ts'
import type { Text } from '../../kernel/text.ts'
import type { Write } from '../../kernel/write.ts'
import { type Reader, sql, writer } from '../../platform/db/index.ts'
import type { OrganTables } from './organ.tables.gen.ts'
import type { Appointment, Department, Organ } from './organ.ts'

const w = writer<OrganTables>()
const text = (zh: string, en: string | null): Text => (en === null ? { zh } : { zh, en })

const toOrgan = (row: Selectable<OrganTables['organ.organ']>): Organ => ({
  id: row.id as OrganId,
  creditCode: row.credit_code,
  name: text(row.name_zh, row.name_en),
  shortName: text(row.short_zh, row.short_en),
  department: row.department,
  division: row.division as DivisionCode,
  level: row.level as DivisionLevel,
  parentId: (row.parent_id ?? undefined) as OrganId | undefined,
  path: row.path,
  phone: row.phone,
  address: text(row.address_zh, row.address_en),
})

const toRow = (organ: Organ): Insertable<OrganTables['organ.organ']> => ({
  id: organ.id,
  credit_code: organ.creditCode,
  name_zh: organ.name.zh,
  name_en: organ.name.en ?? null,
  short_zh: organ.shortName.zh,
  short_en: organ.shortName.en ?? null,
  department: organ.department,
  division: organ.division,
  level: organ.level,
  parent_id: organ.parentId ?? null,
  path: organ.path,
  phone: organ.phone,
  address_zh: organ.address.zh,
  address_en: organ.address.en ?? null,
})

/** The list of departments, kept a minute: each page that names one asks for it, and it changes with the law. */
export interface KeptDepartments {
  departments?: readonly Department[]
  until: number
}
const departmentsKeptMs = 60_000

export const organStore = (db: Reader<OrganTables>, kept: KeptDepartments) => {
  const organs = () => db.selectFrom('organ.organ').selectAll()
  const appointments = (today: CivilDate) =>
    db
      .selectFrom('organ.appointment as a')
      .innerJoin('organ.organ as o', 'o.id', 'a.organ_id')
      .select(['a.id', 'a.person_id', 'a.person_name', 'a.organ_id', 'o.name_zh', 'o.name_en', 'o.path'])
      .select(['a.post_zh', 'a.post_en', 'a.duties'])
      .select(sql<string>`a.from_on::text`.as('from_on'))
      .select(sql<string | null>`a.until_on::text`.as('until_on'))
      .where('a.from_on', '<=', today)
      .where((e) => e.or([e('a.until_on', 'is', null), e('a.until_on', '>=', today)]))
      .orderBy('a.id')
  type AppointmentRow = Awaited<ReturnType<ReturnType<typeof appointments>['execute']>>[number]
  const toAppointment = (row: AppointmentRow): Appointment => ({
    id: row.id as Id<'appointment'>,
    personId: row.person_id as PartyId,
    personName: row.person_name,
    organId: row.organ_id as OrganId,
    organName: text(row.name_zh, row.name_en),
    path: row.path,
    post: text(row.post_zh, row.post_en),
    duties: row.duties,
    from: row.from_on as CivilDate,
    until: (row.until_on ?? undefined) as CivilDate | undefined,
  })
  return {
    find: async (organId: string): Promise<Organ | undefined> => {
      const row = await organs().where('id', '=', organId).executeTakeFirst()
      return row && toOrgan(row)
    },
    findByCode: async (creditCode: string): Promise<Organ | undefined> => {
      const row = await organs().where('credit_code', '=', creditCode).executeTakeFirst()
      return row && toOrgan(row)
    },
    /** Of these divisions, the organ of the deepest one that has the department. */
    findFor: async (department: string, divisions: readonly string[]): Promise<Organ | undefined> => {
      const row = await organs()
        .where('department', '=', department)
        .where('division', 'in', divisions)
        .orderBy('level', 'desc')
        .executeTakeFirst()
      return row && toOrgan(row)
    },
    listOf: async (division: string): Promise<readonly Organ[]> =>
      (await organs().where('division', '=', division).orderBy('path').execute()).map(toOrgan),
    listOfDepartment: async (department: string, level: number): Promise<readonly Organ[]> => {
      const found = organs().where('department', '=', department).where('level', '=', level)
      return (await found.orderBy('path').execute()).map(toOrgan)
    },
    listDepartments: async (now: Date): Promise<readonly Department[]> => {
      if (kept.departments && kept.until > now.getTime()) return kept.departments
      const rows = await db
        .selectFrom('organ.department as d')
        .leftJoin('organ.organ as o', 'o.department', 'd.slug')
        .select(['d.slug', 'd.name_zh', 'd.name_en'])
        .select(
          sql<number[]>`coalesce(array_agg(distinct o.level) filter (where o.level is not null), '{}')`.as(
            'levels',
          ),
        )
        .groupBy(['d.slug', 'd.name_zh', 'd.name_en', 'd.position'])
        .orderBy('d.position')
        .execute()
      const departments = rows.map((row) => ({
        slug: row.slug,
        name: text(row.name_zh, row.name_en),
        levels: row.levels as DivisionLevel[],
      }))
      if (departments.length > 0)
        Object.assign(kept, { departments, until: now.getTime() + departmentsKeptMs })
      return departments
    },
    appointmentsOf: async (personId: string, now: Date): Promise<readonly Appointment[]> =>
      (await appointments(civilDateOf(now)).where('a.person_id', '=', personId).execute()).map(toAppointment),
    officialsOf: async (organId: string, now: Date, duty?: string): Promise<readonly Appointment[]> => {
      const all = appointments(civilDateOf(now)).where('a.organ_id', '=', organId)
      const rows = await (duty === undefined
        ? all
        : all.where(sql<boolean>`${duty} = any(a.duties)`)
      ).execute()
      return rows.map(toAppointment)
    },
    add: (list: readonly Organ[]): Write => w.insertMany('organ.organ', list.map(toRow)),
    addDepartments: (list: readonly Omit<Department, 'levels'>[]): Write =>
      w.insertMany(
        'organ.department',
        list.map((d, position) => ({
          slug: d.slug,
          name_zh: d.name.zh,
          name_en: d.name.en ?? null,
          position,
        })),
      ),
    appoint: (list: readonly Omit<Appointment, 'organName' | 'path'>[]): Write =>
      w.insertMany(
        'organ.appointment',
        list.map((a) => ({
          id: a.id,
          person_id: a.personId,
          person_name: a.personName,
          organ_id: a.organId,
          post_zh: a.post.zh,
          post_en: a.post.en ?? null,
          duties: [...a.duties],
          from_on: a.from,
          until_on: a.until ?? null,
        })),
      ),
  }
}

export type OrganStore = ReturnType<typeof organStore>
