import type { CivilDate } from '../../kernel/civil-date.ts'
import { type Reader, sql } from '../../platform/db/index.ts'
import { type Attached, caseOf } from './case.rows.ts'
import type { CaseTables } from './case.tables.gen.ts'
import type { Case } from './case.ts'
import { applicationColumns } from './columns.ts'
import type { SealedColumns } from './sealed-columns.ts'

export const deskViews = ['mine', 'unclaimed', 'waiting', 'paused', 'done', 'overdue', 'all'] as const
export type DeskView = (typeof deskViews)[number]

/** Where a page of the worklist goes on: the sort values of its last line. */
export interface DeskCursor {
  readonly due: string
  readonly at: string
  readonly id: string
}

/** Who looks: an official's subtree as a half-open range, their post and duties. */
export interface Desk {
  readonly from: string
  readonly below: string
  readonly appointmentId: string
  /** The appointment of a colleague on leave: what it holds is mine too. */
  readonly standsInFor?: string | undefined
  readonly duties: readonly string[]
  readonly personId: string
  /** Parties whose cases are not theirs to take. */
  readonly standsBackFrom: readonly string[]
}

export interface DeskFilter {
  readonly view: DeskView
  readonly item?: string | undefined
  readonly state?: string | undefined
  readonly due?: 'overdue' | 'today' | 'week' | undefined
  readonly number?: string | undefined
  readonly name?: string | undefined
  readonly after?: DeskCursor | undefined
  readonly limit: number
}

type Listed = Case & { readonly dueOn: string | null }

const never = '9999-12-31'
const inScope = ({
  from,
  below,
}: Desk) => sql<boolean>`exists (select from "case"."access" x where x.home = a.home
  and x.case_id = a.id and x.kind = 'path' and x.path >= ${from} and x.path < ${below})`

const heldByMe = (desk: Desk) =>
  sql<boolean>`a.state <> 'CORRECTION' and
    (a.home, a.id) in (select home, case_id from "case"."task" where holder_id in (${desk.appointmentId}, ${desk.standsInFor ?? desk.appointmentId}))`

const freeForMe = ({ from, below, duties, personId, standsBackFrom }: Desk) =>
  sql<boolean>`a.state <> 'CORRECTION' and a.party_id <> all(${standsBackFrom}) and a.person_id <> all(${standsBackFrom})
    and not exists (select from "case"."recusal" r where r.home = a.home and r.case_id = a.id and r.person_id = ${personId})
    and (a.home, a.id) in (select home, case_id from "case"."task" where holder_id is null and organ_path >= ${from} and organ_path < ${below} and duty = any(${duties}))`

const inView = (view: DeskView, desk: Desk, today: CivilDate) => {
  switch (view) {
    case 'mine':
      return heldByMe(desk)
    case 'unclaimed':
      return freeForMe(desk)
    case 'waiting':
      return sql<boolean>`a.state = 'CORRECTION'`
    case 'paused':
      return sql<boolean>`a.due_on is not null and a.clock @? '$.pauses[*] ? (!exists(@.to))'`
    case 'done':
      return sql<boolean>`(a.home, a.id) in (select home, case_id from "case"."event"
        where actor_kind = 'official' and actor_id = ${desk.appointmentId})`
    case 'overdue':
      return sql<boolean>`a.due_on < ${today}`
    case 'all':
      return sql<boolean>`true`
  }
}

/** Lists of the desk, cut to the organ subtree by the rows of `access`; keyset pages by due date. */
export const deskLists = (db: Reader<CaseTables>, sealed: SealedColumns) => ({
  async listForDesk(desk: Desk, filter: DeskFilter, today: CivilDate): Promise<Listed[]> {
    let rows = db
      .selectFrom('case.application as a')
      .select(applicationColumns)
      .select([
        sql<
          Attached['tasks']
        >`(select json_agg(t) from "case"."task" t where t.home = a.home and t.case_id = a.id)`.as('tasks'),
        sql<Attached['access']>`null`.as('access'),
      ])
      .where(inScope(desk))
      .where(inView(filter.view, desk, today))
    if (filter.item) rows = rows.where('a.item_code', '=', filter.item)
    if (filter.state) rows = rows.where('a.state', '=', filter.state)
    if (filter.number) rows = rows.where('a.number', '=', filter.number)
    if (filter.name) rows = rows.where(sql<boolean>`starts_with(a.applicant_name, ${filter.name})`)
    if (filter.due === 'overdue') rows = rows.where(sql<boolean>`a.due_on < ${today}`)
    if (filter.due === 'today') rows = rows.where(sql<boolean>`a.due_on = ${today}`)
    if (filter.due === 'week') rows = rows.where(sql<boolean>`a.due_on <= ${today}::date + 7`)
    if (filter.after) {
      const { due, at, id } = filter.after
      rows = rows.where(
        sql<boolean>`(coalesce(a.due_on, ${never}), a.submitted_at, a.id) > (${due}::date, ${at}::timestamptz, ${id})`,
      )
    }
    const found = await rows
      .orderBy(sql`coalesce(a.due_on, ${never})`)
      .orderBy('a.submitted_at')
      .orderBy('a.id')
      .limit(filter.limit)
      .execute()
    return found.map((row) => ({ ...caseOf(row, sealed), dueOn: row.due_on }))
  },

  /** The counts of a desk's day; each is a link to the list it counts, and stops at 1,000. */
  async countForDesk(desk: Desk, today: CivilDate) {
    const upTo = (condition: ReturnType<typeof inScope>) => sql<number>`(select count(*)::int from (
      select from "case"."application" a where ${inScope(desk)} and ${condition} limit 1000) counted)`
    const { rows } = await sql<Record<'overdue' | 'today' | 'mine' | 'unclaimed' | 'waiting', number>>`select
      ${upTo(inView('overdue', desk, today))} as overdue,
      ${upTo(sql<boolean>`a.due_on = ${today}`)} as today,
      ${upTo(inView('mine', desk, today))} as mine,
      ${upTo(inView('unclaimed', desk, today))} as unclaimed,
      ${upTo(inView('waiting', desk, today))} as waiting`.execute(db)
    return rows[0] ?? { overdue: 0, today: 0, mine: 0, unclaimed: 0, waiting: 0 }
  },
})

/** The sort values of a listed case, as its row has them. */
export const cursorOf = (c: Listed): DeskCursor => ({
  due: c.dueOn ?? never,
  at: c.submittedAt.toISOString(),
  id: c.id,
})
