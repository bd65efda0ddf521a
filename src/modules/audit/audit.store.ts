import { chainHash, chainStart } from '../../platform/audit/chain.ts'
import type { Reader } from '../../platform/db/index.ts'
import type { AuditEntry, AuditTables } from './audit.tables.ts'
import type { ChainReport } from './audit.ts'

const page = 5_000

export const auditStore = (db: Reader<AuditTables>) => ({
  /** Rows about one thing, newest first; `subject` holds its id under `name`. */
  about(name: string, id: string, limit: number): Promise<AuditEntry[]> {
    return db
      .selectFrom('platform.audit')
      .selectAll()
      .where((e) =>
        e(e.cast<string>(e.fn('jsonb_extract_path_text', ['subject', e.val(name)]), 'text'), '=', id),
      )
      .orderBy('id', 'desc')
      .limit(limit)
      .execute()
  },

  /** Walks the chain from its start and compares every link with its row. */
  async walk(): Promise<ChainReport> {
    let seq = 0
    let previous: Buffer = chainStart
    for (;;) {
      const links = await db
        .selectFrom('platform.audit_chain as c')
        .leftJoin('platform.audit as a', 'a.id', 'c.audit_id')
        .select(['c.seq as link_seq', 'c.audit_id as link_id', 'c.hash as link_hash'])
        .selectAll('a')
        .where('c.seq', '>', seq)
        .orderBy('c.seq')
        .limit(page)
        .execute()
      for (const { link_seq, link_id, link_hash, ...row } of links) {
        if (link_seq !== seq + 1) return { whole: false, rows: seq, row: link_id, fault: 'reordered' }
        if (row.id === null) return { whole: false, rows: seq, row: link_id, fault: 'missing' }
        const hash = chainHash(previous, row)
        if (!hash.equals(link_hash)) return { whole: false, rows: seq, row: link_id, fault: 'changed' }
        previous = hash
        seq = link_seq
      }
      if (links.length < page) return { whole: true, rows: seq, head: previous.toString('hex') }
    }
  },
})

export type AuditStore = ReturnType<typeof auditStore>
