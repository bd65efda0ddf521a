import type { Id, OrganId, PartyId } from '../../kernel/ids.ts'
import type { Write } from '../../kernel/write.ts'
import { type Reader, writer } from '../../platform/db/index.ts'
import type { RegisterTables } from './register.tables.gen.ts'
import type { Dispute, SentDispute } from './register.ts'

const w = writer<RegisterTables>()

/** Correction requests: what a party says is wrong, to whom it was sent, what was answered. */
export const disputes = (db: Reader<RegisterTables>) => {
  const rows = () => db.selectFrom('register.dispute').selectAll()
  type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]
  const toSent = (row: Row): SentDispute => ({
    id: row.id as Id<'dispute'>,
    partyId: row.party_id as PartyId,
    field: row.field,
    says: row.says,
    raisedAt: row.raised_at,
    organId: (row.organ_id ?? undefined) as OrganId | undefined,
    organPath: row.organ_path ?? undefined,
    outcome: (row.outcome ?? undefined) as SentDispute['outcome'],
    answer: row.answer ?? undefined,
    answeredAt: row.answered_at ?? undefined,
  })
  return {
    findDispute: async (id: string): Promise<SentDispute | undefined> => {
      const row = await rows().where('id', '=', id).executeTakeFirst()
      return row && toSent(row)
    },
    disputesOf: async (partyId: string): Promise<readonly SentDispute[]> =>
      (await rows().where('party_id', '=', partyId).orderBy('raised_at', 'desc').limit(100).execute()).map(
        toSent,
      ),
    /** Sent to organs in this range of paths; those that wait first, oldest first. */
    disputesFor: async (
      range: { from: string; below: string },
      limit: number,
    ): Promise<readonly SentDispute[]> =>
      (
        await rows()
          .where('organ_path', '>=', range.from)
          .where('organ_path', '<', range.below)
          .orderBy('answered_at', (o) => o.desc().nullsFirst())
          .orderBy('raised_at')
          .limit(limit)
          .execute()
      ).map(toSent),
    dispute: (
      id: Id<'dispute'>,
      partyId: PartyId,
      dispute: Dispute,
      organ: { readonly id: string; readonly path: string } | undefined,
    ): Write =>
      w.insert('register.dispute', {
        id,
        party_id: partyId,
        field: dispute.field,
        says: dispute.says,
        raised_at: dispute.raisedAt,
        organ_id: organ?.id ?? null,
        organ_path: organ?.path ?? null,
      }),
    answerDispute: (
      id: string,
      answer: { outcome: 'corrected' | 'kept'; says: string; by: string; now: Date },
    ): Write =>
      w.update(
        'register.dispute',
        { id, answered_at: null },
        { outcome: answer.outcome, answer: answer.says, answered_by: answer.by, answered_at: answer.now },
      ),
  }
}
