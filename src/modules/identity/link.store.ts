import type { Write } from '../../kernel/write.ts'
import { type Reader, writer } from '../../platform/db/index.ts'
import type { IdentityTables } from './identity.tables.gen.ts'
import type { Link } from './link.ts'

const w = writer<IdentityTables>()

export const linkPart = (db: Reader<IdentityTables>) => {
  const links = () => db.selectFrom('identity.link').selectAll()
  type Row = Awaited<ReturnType<ReturnType<typeof links>['execute']>>[number]
  const toLink = (row: Row): Link => ({
    tokenHash: row.token_hash,
    personId: row.person_id,
    purpose: row.purpose as Link['purpose'],
    madeBy: row.made_by,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at ?? undefined,
    approvedBy: row.approved_by ?? undefined,
  })
  return {
    findLink: async (tokenHash: string): Promise<Link | undefined> => {
      const row = await links().where('token_hash', '=', tokenHash).executeTakeFirst()
      return row && toLink(row)
    },
    /** The newest link of a person that takes away what there was. */
    findRecovery: async (personId: string): Promise<Link | undefined> => {
      const row = await links()
        .where('person_id', '=', personId)
        .where('purpose', '=', 'recover')
        .orderBy('made_at', 'desc')
        .executeTakeFirst()
      return row && toLink(row)
    },
    listUnapproved: async (now: Date): Promise<readonly Link[]> => {
      const rows = await links()
        .where('purpose', '=', 'recover')
        .where('approved_by', 'is', null)
        .where('used_at', 'is', null)
        .where('expires_at', '>', now)
        .orderBy('made_at')
        .limit(200)
        .execute()
      return rows.map(toLink)
    },
    approveLink: (tokenHash: string, by: string, now: Date): Write =>
      w.update(
        'identity.link',
        { token_hash: tokenHash, approved_by: null },
        { approved_by: by, approved_at: now },
      ),
    addLink: (link: Omit<Link, 'usedAt' | 'madeAt'>, now: Date): Write =>
      w.insert('identity.link', {
        token_hash: link.tokenHash,
        person_id: link.personId,
        purpose: link.purpose,
        made_by: link.madeBy,
        made_at: now,
        expires_at: link.expiresAt,
        approved_by: link.approvedBy ?? null,
      }),
    /** A newer link makes the older ones worthless. */
    dropLinks: (personId: string): Write => w.remove('identity.link', { person_id: personId }),
    useLink: (tokenHash: string, now: Date): Write =>
      w.update('identity.link', { token_hash: tokenHash, used_at: null }, { used_at: now }),
    /** Is there anything this person could sign in with by themselves? */
    hasCredential: async (personId: string): Promise<boolean> => {
      const tables = ['identity.password', 'identity.passkey', 'identity.totp'] as const
      const found = await Promise.all(
        tables.map((table) =>
          db.selectFrom(table).select('person_id').where('person_id', '=', personId).executeTakeFirst(),
        ),
      )
      return found.some((row) => row !== undefined)
    },
    /** Passkeys, authenticators and recovery codes of a person who lost them. */
    dropFactors: (personId: string): readonly Write[] => [
      w.remove('identity.passkey', { person_id: personId }),
      w.remove('identity.totp', { person_id: personId }),
      w.remove('identity.recovery_code', { person_id: personId }),
    ],
    forgetLinks: (now: Date): Write =>
      w.raw`delete from "identity"."link" where "expires_at" <= ${now} returning 1`,
  }
}
