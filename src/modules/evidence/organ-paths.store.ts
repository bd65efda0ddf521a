import type { Write } from '../../kernel/write.ts'
import { type Reader, sql, writer } from '../../platform/db/index.ts'
import type { PathChange } from '../organ/index.ts'
import type { EvidenceTables } from './evidence.tables.gen.ts'

const w = writer<EvidenceTables>()

/** Rows with old places in the organ tree. */
export const organPaths = (db: Reader<EvidenceTables>) => ({
  /** How many rows carry one of these paths; counted no further than `limit`. */
  countAt: async (changes: readonly PathChange[], limit: number): Promise<number> => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from (select from "evidence"."access"
      where path = any(${changes.map((one) => one.was)}) limit ${limit}) counted`.execute(db)
    return rows[0]?.n ?? 0
  },
  /** Rewrites a batch of which organs a file was opened to. */
  rewritePaths: (changes: readonly PathChange[], limit: number): readonly Write[] => {
    const list = JSON.stringify(changes)
    return [
      w.raw`insert into "evidence"."access" (evidence_id, path) select b.evidence_id, p.now
        from (select x.evidence_id, x.path from "evidence"."access" x
          where x.path in (select was from jsonb_to_recordset(${list}::jsonb) as q(was text))
          order by x.path, x.evidence_id limit ${limit}::int) b
        join jsonb_to_recordset(${list}::jsonb) as p(was text, now text) on p.was = b.path
        on conflict (evidence_id, path) do nothing returning 1`,
      w.raw`delete from "evidence"."access" a using (select x.evidence_id, x.path from "evidence"."access" x
          where x.path in (select was from jsonb_to_recordset(${list}::jsonb) as q(was text))
          order by x.path, x.evidence_id limit ${limit}::int) b
        where a.evidence_id = b.evidence_id and a.path = b.path returning 1`,
    ]
  },
})
