import type { Write } from '../../kernel/write.ts'
import { json, type Reader, writer } from '../../platform/db/index.ts'
import type { IdentityTables } from './identity.tables.gen.ts'
import type { Scan, ScanState } from './scan.ts'

const w = writer<IdentityTables>()

/** QR sign-ins that wait, or were answered. */
export const scanStore = (db: Reader<IdentityTables>) => {
  const all = () => db.selectFrom('identity.scan').selectAll()
  type Row = Awaited<ReturnType<ReturnType<typeof all>['execute']>>[number]
  const toScan = (row: Row): Scan => ({
    browserHash: row.browser_hash,
    codeHash: row.code_hash,
    number: row.number,
    choices: row.choices as number[],
    device: row.device,
    place: row.place,
    state: row.state as ScanState,
    personId: row.person_id ?? undefined,
    sessionId: row.session_id ?? undefined,
    expiresAt: row.expires_at,
  })
  return {
    findByBrowser: async (browserHash: string): Promise<Scan | undefined> => {
      const row = await all().where('browser_hash', '=', browserHash).executeTakeFirst()
      return row && toScan(row)
    },
    findByCode: async (codeHash: string): Promise<Scan | undefined> => {
      const row = await all().where('code_hash', '=', codeHash).executeTakeFirst()
      return row && toScan(row)
    },
    open: (scan: Scan): Write =>
      w.insert('identity.scan', {
        browser_hash: scan.browserHash,
        code_hash: scan.codeHash,
        number: scan.number,
        choices: json(scan.choices),
        device: scan.device,
        place: scan.place,
        state: scan.state,
        person_id: null,
        expires_at: scan.expiresAt,
      }),
    /** From the state that was read to the next; of two answers one loses. */
    move: (scan: Scan, state: ScanState, by?: { personId: string; sessionId: string }): Write =>
      w.update(
        'identity.scan',
        { browser_hash: scan.browserHash, state: scan.state },
        { state, ...(by && { person_id: by.personId, session_id: by.sessionId }) },
      ),
    forget: (before: Date): Write =>
      w.raw`delete from "identity"."scan" where "expires_at" <= ${before} returning 1`,
  }
}
