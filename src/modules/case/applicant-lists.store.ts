import type { CivilDate } from '../../kernel/civil-date.ts'
import { type Reader, sql } from '../../platform/db/index.ts'
import { type Attached, caseOf } from './case.rows.ts'
import type { CaseTables } from './case.tables.gen.ts'
import { type Case, type DraftId, finalStates } from './case.ts'
import { applicationColumns } from './columns.ts'
import type { SealedColumns } from './sealed-columns.ts'

/** A draft as lists show it, without what was answered. */
export interface DraftLine {
  readonly id: DraftId
  readonly itemCode: string
  readonly form: { readonly key: string; readonly version: number }
  readonly pagesDone: number
  readonly startedAt: Date
  readonly savedAt: Date
}

export type MyState = 'open' | 'done' | 'to-do'

/**
 * Lists of one party, and what is due for the platform. They read across homes by an index: named exceptions to
 * "home first".
 */
export const applicantLists = (db: Reader<CaseTables>, sealed: SealedColumns) => ({
  async listForParty(
    partyId: string,
    {
      state,
      items,
      before,
      limit,
    }: {
      state?: MyState | undefined
      /** Codes of items or basic items that the mandate is limited to. */
      items?: readonly string[] | undefined
      before?: Date | undefined
      limit: number
    },
  ): Promise<Case[]> {
    let rows = db
      .selectFrom('case.access as x')
      .innerJoin('case.application as a', (join) =>
        join.onRef('a.home', '=', 'x.home').onRef('a.id', '=', 'x.case_id'),
      )
      .select(applicationColumns.map((column) => `a.${column}` as const))
      .select([
        sql<
          Attached['tasks']
        >`(select json_agg(t) from "case"."task" t where t.home = a.home and t.case_id = a.id)`.as('tasks'),
        sql<Attached['access']>`null`.as('access'),
      ])
      .where('x.kind', '=', 'party')
      .where('x.party_id', '=', partyId)
    if (state === 'to-do') rows = rows.where('a.state', '=', 'CORRECTION')
    if (state === 'open') rows = rows.where('a.state', 'not in', finalStates)
    if (state === 'done') rows = rows.where('a.state', 'in', finalStates)
    if (items) {
      const reached = sql<boolean>`(a.item_code = any(${[...items]}) or substr(a.item_code, 20, 12) = any(${[...items]}))`
      rows = rows.where(reached)
    }
    if (before) rows = rows.where('x.submitted_at', '<', before)
    const found = await rows.orderBy('x.submitted_at', 'desc').limit(limit).execute()
    return found.map((row) => caseOf(row, sealed))
  },

  async listDrafts(partyId: string, itemCode?: string): Promise<DraftLine[]> {
    let rows = db
      .selectFrom('case.draft')
      .select(['id', 'item_code', 'form_key', 'form_version', 'pages_done', 'started_at', 'saved_at'])
      .where('party_id', '=', partyId)
      .where('case_number', 'is', null)
    if (itemCode) rows = rows.where('item_code', '=', itemCode)
    const found = await rows.orderBy('saved_at', 'desc').limit(50).execute()
    return found.map((row) => ({
      id: row.id as DraftId,
      itemCode: row.item_code,
      form: { key: row.form_key, version: row.form_version },
      pagesDone: (row.pages_done as string[]).length,
      startedAt: row.started_at,
      savedAt: row.saved_at,
    }))
  },

  /** Numbers of cases whose limit in one of these states ran out before `today`. */
  async listRunOut(states: readonly string[], today: CivilDate, limit: number): Promise<string[]> {
    const rows = await db
      .selectFrom('case.application')
      .select('number')
      .where('due_on', '<', today)
      .where('state', 'in', states)
      .orderBy('due_on')
      .limit(limit)
      .execute()
    return rows.map((row) => row.number)
  },
})
