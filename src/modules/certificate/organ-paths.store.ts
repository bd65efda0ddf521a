import type { Write } from '../../kernel/write.ts'
import { type Reader, sql, writer } from '../../platform/db/index.ts'
import type { PathChange } from '../organ/index.ts'
import type { CertificateTables } from './certificate.tables.gen.ts'

const w = writer<CertificateTables>()

/** Rows with old places in the organ tree. */
export const organPaths = (db: Reader<CertificateTables>) => ({
  /** How many rows carry one of these paths; counted no further than `limit`. */
  countAt: async (changes: readonly PathChange[], limit: number): Promise<number> => {
    const old = changes.map((one) => one.was)
    const { rows } = await sql<{ n: number }>`select greatest(
      (select count(*) from (select from "certificate"."certificate" where organ_path = any(${old}) limit ${limit}) a),
      (select count(*) from (select from "certificate"."access" where path = any(${old}) limit ${limit}) b))::int as n`.execute(
      db,
    )
    return rows[0]?.n ?? 0
  },
  /** Rewrites a batch: who may suspend and revoke, and which organs were shown it. The issuer stays who issued it. */
  rewritePaths: (changes: readonly PathChange[], limit: number): readonly Write[] => {
    const list = JSON.stringify(changes)
    return [
      w.raw`update "certificate"."certificate" c set organ_path = p.now
        from jsonb_to_recordset(${list}::jsonb) as p(was text, now text)
        where c.organ_path = p.was and c.id in (select x.id from "certificate"."certificate" x
          where x.organ_path in (select was from jsonb_to_recordset(${list}::jsonb) as q(was text))
          order by x.organ_path, x.id limit ${limit}::int) returning 1`,
      w.raw`insert into "certificate"."access" (certificate_id, path) select b.certificate_id, p.now
        from (select x.certificate_id, x.path from "certificate"."access" x
          where x.path in (select was from jsonb_to_recordset(${list}::jsonb) as q(was text))
          order by x.path, x.certificate_id limit ${limit}::int) b
        join jsonb_to_recordset(${list}::jsonb) as p(was text, now text) on p.was = b.path
        on conflict (certificate_id, path) do nothing returning 1`,
      w.raw`delete from "certificate"."access" a using (select x.certificate_id, x.path from "certificate"."access" x
          where x.path in (select was from jsonb_to_recordset(${list}::jsonb) as q(was text))
          order by x.path, x.certificate_id limit ${limit}::int) b
        where a.certificate_id = b.certificate_id and a.path = b.path returning 1`,
    ]
  },
})
