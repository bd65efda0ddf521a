import { join } from 'node:path'
import type { Head } from '../../platform/audit/heads.ts'
import { headsFile, readHeads } from '../../platform/audit/heads.ts'
import { type Reader, sql } from '../../platform/db/index.ts'
import type { AuditEntry, AuditTables } from './audit.tables.ts'
import type { AuditWish } from './audit.ts'
import { walkChain } from './chain-walk.ts'

export const auditStore = (db: Reader<AuditTables>, dataDir: string) => {
  /** Newest first; `within`: only what was done for these organs. */
  const rows = (within?: readonly string[]) => {
    const all = db.selectFrom('platform.audit').selectAll().orderBy('id', 'desc')
    return within ? all.where(sql<boolean>`organ_id = any(${[...within]})`) : all
  }
  const path = (name: string) => sql<string>`subject->>${sql.lit(name)}`
  return {
    /** Rows about one thing, newest first; `subject` holds its id under `name`. */
    about: (name: string, id: string, limit: number, within?: readonly string[]): Promise<AuditEntry[]> =>
      rows(within)
        .where((e) =>
          e(e.cast<string>(e.fn('jsonb_extract_path_text', ['subject', e.val(name)]), 'text'), '=', id),
        )
        .limit(limit)
        .execute(),

    /** Newest first; `before` is the id of the last row of the page before. */
    search: (wish: AuditWish, before: number | undefined, limit: number): Promise<AuditEntry[]> => {
      const { person, operation, outcome, organ, from, below, about, within } = wish
      let found = rows(within).limit(limit)
      if (before !== undefined) found = found.where('id', '<', before)
      if (person !== undefined)
        found = found.where((e) => e.or([e('person_id', '=', person), e('acting_for', '=', person)]))
      // "case." finds everything of a module, "case.submit" that one
      if (operation?.endsWith('.')) found = found.where('operation', 'like', `${operation}%`)
      else if (operation !== undefined) found = found.where('operation', '=', operation)
      if (outcome !== undefined) found = found.where('outcome', '=', outcome)
      if (organ !== undefined) found = found.where('organ_id', '=', organ)
      if (from !== undefined) found = found.where('at', '>=', from)
      if (below !== undefined) found = found.where('at', '<', below)
      if (about !== undefined)
        found = found.where((e) =>
          e.or(['number', 'caseNumber', 'caseId'].map((name) => e(path(name), '=', about))),
        )
      return found.execute()
    },

    /**
     * Who read what is held of a party, or the cases that were handed in for it, and what others read and did for it by
     * mandate; not the asker's own.
     */
    readingsOf: (
      { partyId, personId }: { readonly partyId: string; readonly personId: string },
      before: number | undefined,
      limit: number,
    ): Promise<AuditEntry[]> => {
      const cases = db
        .selectFrom('platform.audit as s')
        .select(sql<string>`s.subject->>'number'`.as('number'))
        .where('s.operation', '=', 'case.submit')
        .where('s.outcome', '=', 'done')
        .where((e) =>
          e.or([
            e('s.acting_for', '=', partyId),
            e.and([e('s.person_id', '=', partyId), e('s.acting_for', 'is', null)]),
          ]),
        )
      let found = rows()
        .where((e) =>
          e.or([
            e.and([
              e('outcome', '=', 'read'),
              e('actor_kind', 'in', ['official', 'client']),
              e.or([e(path('partyId'), '=', partyId), e(path('number'), 'in', cases)]),
            ]),
            e.and([
              e('outcome', 'in', ['read', 'done']),
              e('actor_kind', '=', 'resident'),
              e('acting_for', '=', partyId),
              e('person_id', '<>', personId),
              e('via', 'is', null),
            ]),
          ]),
        )
        .limit(limit)
      if (before !== undefined) found = found.where('id', '<', before)
      return found.execute()
    },

    /** What a person did, for taking it out. */
    deedsOf: (personId: string, limit: number): Promise<AuditEntry[]> =>
      rows().where('person_id', '=', personId).limit(limit).execute(),

    /** The last link, and how many rows are not chained yet. */
    reached: async () => {
      const head = await db
        .selectFrom('platform.audit_chain')
        .selectAll()
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst()
      const waiting = await db
        .selectFrom('platform.audit')
        .select((e) => e.fn.countAll<string>().as('n'))
        .where('id', '>', head?.audit_id ?? 0)
        .executeTakeFirstOrThrow()
      return { rows: head?.seq ?? 0, head: head?.hash.toString('hex'), waiting: Number(waiting.n) }
    },

    /** Heads of this database that were written down outside of it. */
    heads: async (): Promise<readonly Head[]> => {
      const name = await db.selectNoFrom(sql<string>`current_database()`.as('name')).executeTakeFirstOrThrow()
      return readHeads(headsFile(join(dataDir, 'audit'), name.name))
    },

    walk: (heads: readonly Head[], now: Date) => walkChain(db, heads, now),
  }
}

export type AuditStore = ReturnType<typeof auditStore>
