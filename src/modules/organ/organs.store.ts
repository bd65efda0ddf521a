import type { Insertable, Selectable } from 'kysely'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { DivisionCode, DivisionLevel } from '../../kernel/division-code.ts'
import type { OrganId } from '../../kernel/ids.ts'
import { type Scope, subtree } from '../../kernel/scope.ts'
import type { Text } from '../../kernel/text.ts'
import type { Write } from '../../kernel/write.ts'
import { type Reader, sql, writer } from '../../platform/db/index.ts'
import type { OrganTables } from './organ.tables.gen.ts'
import type { Department, Organ } from './organ.ts'
import { inScopes, matching } from './search.store.ts'

const w = writer<OrganTables>()
export const textOf = (zh: string, en: string | null): Text => (en === null ? { zh } : { zh, en })

/** An organ with the revision it was read at. */
export type KeptOrgan = Organ & { readonly rev: number }

const toOrgan = (row: Selectable<OrganTables['organ.organ']>): KeptOrgan => ({
  id: row.id as OrganId,
  creditCode: row.credit_code,
  name: textOf(row.name_zh, row.name_en),
  shortName: textOf(row.short_zh, row.short_en),
  department: row.department,
  division: row.division as DivisionCode,
  level: row.level as DivisionLevel,
  parentId: (row.parent_id ?? undefined) as OrganId | undefined,
  path: row.path,
  phone: row.phone,
  address: textOf(row.address_zh, row.address_en),
  closedOn: (row.closed_on ?? undefined) as CivilDate | undefined,
  successorId: (row.successor_id ?? undefined) as OrganId | undefined,
  rev: row.rev,
})

/** An organ with its name as it is typed without Chinese characters. */
export type NewOrgan = Organ & { readonly typed: string }

const toRow = (organ: NewOrgan): Insertable<OrganTables['organ.organ']> => ({
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
  typed: organ.typed,
})

/** The list of departments, kept a minute: each page that names one asks for it, and it changes with the law. */
export interface KeptDepartments {
  departments?: readonly Department[]
  until: number
}
const departmentsKeptMs = 60_000
/** A successor may have been merged itself; more steps than this is a ring. */
const mostSteps = 20

export interface OrganSearch {
  readonly q?: string | undefined
  readonly department?: string | undefined
  readonly closed?: boolean | undefined
  readonly toChoose?: boolean | undefined
  readonly after?: string | undefined
  readonly limit: number
  readonly scopes: readonly Scope[] | 'all'
}

/** Organs and the kinds of departments. */
export const organs = (db: Reader<OrganTables>, kept: KeptDepartments) => {
  const all = () => db.selectFrom('organ.organ').selectAll()
  const find = async (organId: string): Promise<KeptOrgan | undefined> => {
    const row = await all().where('id', '=', organId).executeTakeFirst()
    return row && toOrgan(row)
  }
  /** The organ itself, or who has its business now. */
  const serving = async (organ: KeptOrgan | undefined, steps = 0): Promise<KeptOrgan | undefined> =>
    organ?.successorId === undefined || steps > mostSteps
      ? organ
      : serving(await find(organ.successorId), steps + 1)

  return {
    find,
    findServing: async (organId: string): Promise<KeptOrgan | undefined> => serving(await find(organId)),
    listServing: async (
      organIds: readonly string[],
    ): Promise<readonly { readonly id: string; readonly path: string }[]> => {
      if (organIds.length === 0) return []
      const found = (await all().where('id', 'in', organIds).execute()).map(toOrgan)
      return Promise.all(
        found.map(async (organ) => ({ id: organ.id, path: (await serving(organ))?.path ?? organ.path })),
      )
    },
    findByCode: async (creditCode: string): Promise<KeptOrgan | undefined> => {
      const row = await all().where('credit_code', '=', creditCode).executeTakeFirst()
      return row && toOrgan(row)
    },
    /** Of these divisions, the organ of the deepest one that has the department; where that was merged, its successor. */
    findFor: async (department: string, divisions: readonly string[]): Promise<KeptOrgan | undefined> => {
      const row = await all()
        .where('department', '=', department)
        .where('division', 'in', divisions)
        .orderBy('level', 'desc')
        .orderBy('closed_on', (order) => order.desc().nullsFirst())
        .executeTakeFirst()
      return serving(row && toOrgan(row))
    },
    findByPath: async (path: string): Promise<KeptOrgan | undefined> => {
      const row = await all().where('path', '=', path).where('closed_on', 'is', null).executeTakeFirst()
      return row && toOrgan(row)
    },
    countBelow: async (organId: string): Promise<number> => {
      const row = await db
        .selectFrom('organ.organ')
        .select(sql<number>`count(*)::int`.as('n'))
        .where('parent_id', '=', organId)
        .where('closed_on', 'is', null)
        .executeTakeFirstOrThrow()
      return row.n
    },
    listBelow: async (path: string): Promise<readonly { id: string; path: string }[]> =>
      db
        .selectFrom('organ.organ')
        .select(['id', 'path'])
        .where('path', '>', path)
        .where('path', '<', `${path.slice(0, -1)}/`)
        .where('closed_on', 'is', null)
        .orderBy('path')
        .execute(),
    /** Ids of all organs of a subtree, closed ones too: what the trail names by id. */
    listIdsWithin: async (path: string): Promise<readonly string[]> =>
      (
        await db
          .selectFrom('organ.organ')
          .select('id')
          .where(inScopes('path', [subtree(path)]))
          .orderBy('path')
          .execute()
      ).map(({ id }) => id),
    listOf: async (division: string): Promise<readonly Organ[]> =>
      (
        await all().where('division', '=', division).where('closed_on', 'is', null).orderBy('path').execute()
      ).map(toOrgan),
    listOfDepartment: async (department: string, level: number): Promise<readonly Organ[]> => {
      const found = all()
        .where('department', '=', department)
        .where('level', '=', level)
        .where('closed_on', 'is', null)
      return (await found.orderBy('path').execute()).map(toOrgan)
    },
    /** For administrators: by name, code or place in the tree; in tree order. */
    search: async ({
      toChoose,
      q,
      department,
      closed,
      after,
      limit,
      scopes,
    }: OrganSearch): Promise<readonly KeptOrgan[]> => {
      let rows = all()
        .where('closed_on', closed ? 'is not' : 'is', null)
        .where(inScopes('path', scopes))
      if (q)
        rows = rows.where(
          matching(q, {
            names: ['name_zh', 'name_en', 'path'],
            typed: ['typed'],
            exact: ['credit_code', 'id'],
            division: 'division',
          }),
        )
      if (department) rows = rows.where('department', '=', department)
      if (after)
        rows = rows.where(sql<boolean>`(path, id) > (${after.split('|')[0]}, ${after.split('|')[1]})`)
      if (toChoose) rows = rows.orderBy(sql`char_length(name_zh)`)
      return (await rows.orderBy('path').orderBy('id').limit(limit).execute()).map(toOrgan)
    },
    listDepartments: async (now: Date): Promise<readonly Department[]> => {
      if (kept.departments && kept.until > now.getTime()) return kept.departments
      const rows = await db
        .selectFrom('organ.department as d')
        .leftJoin('organ.organ as o', (join) =>
          join.onRef('o.department', '=', 'd.slug').on('o.closed_on', 'is', null),
        )
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
        name: textOf(row.name_zh, row.name_en),
        levels: row.levels as DivisionLevel[],
      }))
      if (departments.length > 0)
        Object.assign(kept, { departments, until: now.getTime() + departmentsKeptMs })
      return departments
    },

    add: (list: readonly NewOrgan[]): Write => w.insertMany('organ.organ', list.map(toRow)),
    addDepartments: (list: readonly Omit<Department, 'levels'>[]): Write =>
      w.insertMany(
        'organ.department',
        list.map((d, position) => ({
          slug: d.slug,
          name_zh: d.name.zh,
          name_en: d.name.en ?? null,
          position,
        })),
        '(slug) do nothing',
      ),
    rename: (
      found: KeptOrgan,
      to: Pick<NewOrgan, 'name' | 'shortName' | 'phone' | 'address' | 'typed'>,
    ): Write =>
      w.update(
        'organ.organ',
        { id: found.id, rev: found.rev },
        {
          rev: found.rev + 1,
          name_zh: to.name.zh,
          name_en: to.name.en ?? null,
          short_zh: to.shortName.zh,
          short_en: to.shortName.en ?? null,
          phone: to.phone,
          address_zh: to.address.zh,
          address_en: to.address.en ?? null,
          typed: to.typed,
        },
      ),
    close: (found: KeptOrgan, successor: OrganId, on: CivilDate): Write =>
      w.update(
        'organ.organ',
        { id: found.id, rev: found.rev },
        { rev: found.rev + 1, closed_on: on, successor_id: successor },
      ),
    move: (found: KeptOrgan, parent: OrganId | undefined, path: string): Write =>
      w.update(
        'organ.organ',
        { id: found.id, rev: found.rev },
        { rev: found.rev + 1, parent_id: parent ?? null, path },
      ),
    /** Everything below an organ goes with it to the new place. */
    moveBelow: (from: string, to: string): Write => {
      const below = `${from.slice(0, -1)}/`
      return w.raw`update "organ"."organ" set path = ${to}::text || substr(path, ${from.length + 1}::int), rev = rev + 1
        where path > ${from} and path < ${below} and closed_on is null returning 1`
    },
  }
}
