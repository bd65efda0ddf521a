import type { Id, PartyId } from '../../kernel/ids.ts'
import type { Write } from '../../kernel/write.ts'
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts'
import { json, type Reader, writer } from '../../platform/db/index.ts'
import type { PartyTables } from './party.tables.gen.ts'
import type { AgentCode } from './party.ts'

const w = writer<PartyTables>()
// 40 bits would be tried through at once against a plain hash: this one needs the key
const place = 'party.agent_code|code'

const hourOf = (now: Date): Date => new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000)

/** Live codes of people who let a village agent act, and the wrong ones that were tried. */
export const agentCodes = (db: Reader<PartyTables>, fields: FieldCipher) => {
  const codes = () => db.selectFrom('party.agent_code').selectAll()
  type Row = Awaited<ReturnType<ReturnType<typeof codes>['execute']>>[number]
  const toCode = (row: Row): AgentCode => ({
    id: row.id as Id<'agent-code'>,
    rev: row.rev,
    partyId: row.party_id as PartyId,
    items: row.items as string[],
    organId: row.organ_id ?? undefined,
    madeBy: row.made_by,
    seenBy: row.seen_by ?? undefined,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    state: row.state as AgentCode['state'],
    mandateId: (row.mandate_id ?? undefined) as Id<'mandate'> | undefined,
  })
  return {
    findCode: async (codeId: string): Promise<AgentCode | undefined> => {
      const row = await codes().where('id', '=', codeId).executeTakeFirst()
      return row && toCode(row)
    },
    findByCode: async (code: string): Promise<AgentCode | undefined> => {
      const row = await codes().where('code_hash', '=', fields.blindIndex(place, code)).executeTakeFirst()
      return row && toCode(row)
    },
    codesOf: async (partyId: string): Promise<readonly AgentCode[]> =>
      (await codes().where('party_id', '=', partyId).orderBy('made_at', 'desc').limit(50).execute()).map(
        toCode,
      ),
    triesSince: async (personId: string, now: Date): Promise<number> => {
      const row = await db
        .selectFrom('party.code_try')
        .select((e) => e.fn.max('n').as('n'))
        .where('person_id', '=', personId)
        .where('hour', '=', hourOf(now))
        .executeTakeFirst()
      return row?.n ?? 0
    },
    addCode: (c: Omit<AgentCode, 'rev' | 'state' | 'mandateId'> & { readonly code: string }): Write =>
      w.insert('party.agent_code', {
        id: c.id,
        party_id: c.partyId,
        code_hash: fields.blindIndex(place, c.code),
        items: json(c.items),
        made_by: c.madeBy,
        seen_by: c.seenBy ?? null,
        organ_id: c.organId ?? null,
        made_at: c.madeAt,
        expires_at: c.expiresAt,
      }),
    useCode: (c: AgentCode, mandateId: string): Write =>
      w.update(
        'party.agent_code',
        { id: c.id, rev: c.rev, state: 'live' },
        { rev: c.rev + 1, state: 'used', mandate_id: mandateId },
      ),
    revokeCode: (c: AgentCode): Write =>
      w.update('party.agent_code', { id: c.id, rev: c.rev }, { rev: c.rev + 1, state: 'revoked' }),
    /** The key makes two tries at once count as two. */
    countTry: (personId: string, n: number, now: Date): Write =>
      w.insert('party.code_try', { person_id: personId, hour: hourOf(now), n }),
    forgetTries: (before: Date): Write =>
      w.raw`delete from "party"."code_try" where "hour" < ${before} returning 1`,
  }
}
