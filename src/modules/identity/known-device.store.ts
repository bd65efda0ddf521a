import type { Write } from '../../kernel/write.ts'
import { type Reader, writer } from '../../platform/db/index.ts'
import type { IdentityTables } from './identity.tables.gen.ts'

const w = writer<IdentityTables>()

/** Browsers a person has signed in with before. */
export const knownDevicePart = (db: Reader<IdentityTables>) => ({
  isKnownDevice: async (personId: string, tokenHash: string): Promise<boolean> =>
    (await db
      .selectFrom('identity.known_device')
      .select('person_id')
      .where('person_id', '=', personId)
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst()) !== undefined,
  listKnownDevices: async (
    personId: string,
  ): Promise<readonly { device: string; firstAt: Date; lastAt: Date }[]> => {
    const rows = await db
      .selectFrom('identity.known_device')
      .select(['device', 'first_at', 'last_at'])
      .where('person_id', '=', personId)
      .orderBy('last_at', 'desc')
      .limit(100)
      .execute()
    return rows.map((row) => ({ device: row.device, firstAt: row.first_at, lastAt: row.last_at }))
  },
  knowDevice: (personId: string, tokenHash: string, device: string, now: Date): Write =>
    w.insertMany(
      'identity.known_device',
      [{ person_id: personId, token_hash: tokenHash, device, first_at: now, last_at: now }],
      '("person_id", "token_hash") do update set "last_at" = excluded."last_at", "device" = excluded."device"',
    ),
  /** All but the one that is being used. */
  forgetDevices: (personId: string, except: string | undefined): Write =>
    w.raw`delete from "identity"."known_device"
      where "person_id" = ${personId} and "token_hash" <> ${except ?? ''} returning 1`,
})
