import type { Id, PartyId } from '../../kernel/ids.ts'
import type { Write } from '../../kernel/write.ts'
import { json, type Reader, writer } from '../../platform/db/index.ts'
import type { PartyTables } from './party.tables.gen.ts'
import type { WindowRequest } from './window.ts'

const w = writer<PartyTables>()

/** Requests of people who stand at a window. */
export const windowRequests = (db: Reader<PartyTables>) => {
  const requests = () =>
    db
      .selectFrom('party.window_request as r')
      .innerJoin('party.party as p', 'p.id', 'r.party_id')
      .selectAll('r')
      .select(['p.name', 'p.masked_number'])
  type Row = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number]
  const toRequest = (row: Row): WindowRequest => ({
    id: row.id as Id<'window-request'>,
    rev: row.rev,
    partyId: row.party_id as PartyId,
    partyName: row.name,
    maskedNumber: row.masked_number,
    madeBy: row.made_by,
    organId: row.organ_id,
    expiresAt: row.expires_at,
    state: row.state as WindowRequest['state'],
    items: (row.items ?? []) as string[],
    days: row.days ?? 1,
  })
  return {
    /** Undefined also when its time is over. */
    findRequest: async (id: string, now: Date): Promise<WindowRequest | undefined> => {
      const row = await requests().where('r.id', '=', id).where('r.expires_at', '>', now).executeTakeFirst()
      return row && toRequest(row)
    },
    requestsFixedAt: async (organId: string, now: Date): Promise<readonly WindowRequest[]> =>
      (
        await requests()
          .where('r.organ_id', '=', organId)
          .where('r.state', '=', 'fixed')
          .where('r.expires_at', '>', now)
          .orderBy('r.made_at')
          .limit(20)
          .execute()
      ).map(toRequest),
    addRequest: (
      r: Pick<WindowRequest, 'id' | 'partyId' | 'madeBy' | 'organId' | 'expiresAt'>,
      now: Date,
    ): Write =>
      w.insert('party.window_request', {
        id: r.id,
        party_id: r.partyId,
        made_by: r.madeBy,
        organ_id: r.organId,
        made_at: now,
        expires_at: r.expiresAt,
      }),
    fixRequest: (r: WindowRequest, items: readonly string[], days: number): Write =>
      w.update(
        'party.window_request',
        { id: r.id, rev: r.rev, state: 'open' },
        { rev: r.rev + 1, state: 'fixed', items: json(items), days },
      ),
    /** Once: of two answers one finds it made. */
    closeRequest: (r: WindowRequest): Write =>
      w.update(
        'party.window_request',
        { id: r.id, rev: r.rev, state: 'fixed' },
        { rev: r.rev + 1, state: 'made' },
      ),
    forgetRequests: (before: Date): Write =>
      w.raw`delete from "party"."window_request" where "expires_at" <= ${before} returning 1`,
  }
}
