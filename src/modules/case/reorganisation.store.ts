import type { Write } from '../../kernel/write.ts'
import { type Reader, sql, writer } from '../../platform/db/index.ts'
import type { PathChange } from '../organ/index.ts'
import type { CaseTables } from './case.tables.gen.ts'
import { finalStates } from './case.ts'

const w = writer<CaseTables>()

export interface CaseKey {
  readonly home: string
  readonly id: string
}

/** What follows when organs change: cases of theirs, tasks in somebody's hands, rows with old paths. */
export const reorganisation = (db: Reader<CaseTables>) => ({
  /** Open cases that are this organ's, or have a task there, unless they carry its new name already. */
  listToHandOver: async (
    from: string,
    to: { readonly id: string; readonly organ: object },
    limit: number,
  ): Promise<readonly CaseKey[]> => {
    const organ = JSON.stringify(to.organ)
    const stale = (alias: 'a' | 't') =>
      sql<boolean>`${sql.ref(`${alias}.organ_id`)} = ${from}
        and (${from} <> ${to.id} or ${sql.ref(`${alias}.organ`)} <> ${organ}::jsonb)`
    return db
      .selectFrom('case.application as a')
      .select(['a.home', 'a.id'])
      .where('a.state', 'not in', [...finalStates, 'DELIVERED'])
      .where((e) =>
        e.or([
          stale('a'),
          sql<boolean>`(a.home, a.id) in (select t.home, t.case_id from "case"."task" t where ${stale('t')})`,
        ]),
      )
      .orderBy('a.home')
      .orderBy('a.id')
      .limit(limit)
      .execute()
  },
  /** Cases with tasks in these hands whose duty is none of `keep`. */
  listHeldBy: async (
    holderId: string,
    keep: readonly string[],
    limit: number,
  ): Promise<readonly CaseKey[]> => {
    const rows = await db
      .selectFrom('case.task')
      .select(['home', 'case_id as id'])
      .distinct()
      .where('holder_id', '=', holderId)
      .where(sql<boolean>`not (duty = any(${[...keep]}))`)
      .limit(limit)
      .execute()
    return rows
  },
  /** This place in the organ tree has nothing to do with the case any more. */
  closeTo: ({ home, id }: CaseKey, path: string): Write =>
    w.remove('case.access', { home, case_id: id, kind: 'path', path }),
  /** How many rows of access carry one of these paths; counted no further than `limit`. */
  countAt: async (changes: readonly PathChange[], limit: number): Promise<number> => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from (select from "case"."access"
      where kind = 'path' and path = any(${changes.map((one) => one.was)}) limit ${limit}) counted`.execute(
      db,
    )
    return rows[0]?.n ?? 0
  },
  /**
   * Rewrites a batch of old paths: the rows of access, and with them the case and its open tasks. A row whose case has
   * the new path already goes away. All parts choose the same batch from the same snapshot.
   */
  rewritePaths: (changes: readonly PathChange[], limit: number): readonly Write[] => {
    const list = JSON.stringify(changes)
    return [
      w.raw`update "case"."application" a set organ_path = p.now
        from jsonb_to_recordset(${list}::jsonb) as p(was text, now text)
        where a.organ_path = p.was and (a.home, a.id) in (select x.home, x.case_id from "case"."access" x
          where x.kind = 'path' and x.path in (select was from jsonb_to_recordset(${list}::jsonb) as q(was text))
          order by x.path, x.home, x.case_id limit ${limit}::int) returning 1`,
      w.raw`update "case"."task" t set organ_path = p.now
        from jsonb_to_recordset(${list}::jsonb) as p(was text, now text)
        where t.organ_path = p.was and (t.home, t.case_id) in (select x.home, x.case_id from "case"."access" x
          where x.kind = 'path' and x.path in (select was from jsonb_to_recordset(${list}::jsonb) as q(was text))
          order by x.path, x.home, x.case_id limit ${limit}::int) returning 1`,
      w.raw`delete from "case"."access" a using jsonb_to_recordset(${list}::jsonb) as p(was text, now text)
        where a.kind = 'path' and a.path = p.was
          and exists (select from "case"."access" n where n.home = a.home and n.case_id = a.case_id
            and n.kind = 'path' and n.path = p.now)
          and (a.home, a.case_id, a.path) in (select x.home, x.case_id, x.path from "case"."access" x
          where x.kind = 'path' and x.path in (select was from jsonb_to_recordset(${list}::jsonb) as q(was text))
          order by x.path, x.home, x.case_id limit ${limit}::int) returning 1`,
      w.raw`update "case"."access" a set path = p.now from jsonb_to_recordset(${list}::jsonb) as p(was text, now text)
        where a.kind = 'path' and a.path = p.was
          and not exists (select from "case"."access" n where n.home = a.home and n.case_id = a.case_id
            and n.kind = 'path' and n.path = p.now)
          and (a.home, a.case_id, a.path) in (select x.home, x.case_id, x.path from "case"."access" x
          where x.kind = 'path' and x.path in (select was from jsonb_to_recordset(${list}::jsonb) as q(was text))
          order by x.path, x.home, x.case_id limit ${limit}::int) returning 1`,
    ]
  },
})
