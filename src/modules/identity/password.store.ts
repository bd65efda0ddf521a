import type { Write } from '../../kernel/write.ts'
import { type Reader, writer } from '../../platform/db/index.ts'
import type { IdentityTables } from './identity.tables.gen.ts'

const w = writer<IdentityTables>()

export const passwordPart = (db: Reader<IdentityTables>) => ({
  findPassword: async (personId: string): Promise<{ hash: string; setAt: Date } | undefined> => {
    const row = await db
      .selectFrom('identity.password')
      .select(['hash', 'set_at'])
      .where('person_id', '=', personId)
      .executeTakeFirst()
    return row && { hash: row.hash, setAt: row.set_at }
  },
  setPassword: (personId: string, hash: string, now: Date): Write =>
    w.insertMany(
      'identity.password',
      [{ person_id: personId, hash, set_at: now }],
      '("person_id") do update set "hash" = excluded."hash", "set_at" = excluded."set_at"',
    ),
  dropPassword: (personId: string): Write => w.remove('identity.password', { person_id: personId }),
})
