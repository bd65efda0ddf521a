import type { Write } from '../../kernel/write.ts'
import { type Reader, writer } from '../../platform/db/index.ts'
import type { IdentityTables } from './identity.tables.gen.ts'

const w = writer<IdentityTables>()

/** A link that lets its holder in once (一次性链接). */
export interface Link {
  readonly tokenHash: string
  readonly personId: string
  readonly purpose: 'enrol' | 'recover'
  readonly madeBy: string
  readonly expiresAt: Date
  readonly usedAt: Date | undefined
}

export const linkPart = (db: Reader<IdentityTables>) => ({
  findLink: async (tokenHash: string): Promise<Link | undefined> => {
    const row = await db
      .selectFrom('identity.link')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst()
    return (
      row && {
        tokenHash: row.token_hash,
        personId: row.person_id,
        purpose: row.purpose as Link['purpose'],
        madeBy: row.made_by,
        expiresAt: row.expires_at,
        usedAt: row.used_at ?? undefined,
      }
    )
  },
  addLink: (link: Omit<Link, 'usedAt'>, now: Date): Write =>
    w.insert('identity.link', {
      token_hash: link.tokenHash,
      person_id: link.personId,
      purpose: link.purpose,
      made_by: link.madeBy,
      made_at: now,
      expires_at: link.expiresAt,
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
})
