import type { Write } from '../../kernel/write.ts'
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts'
import { type Reader, writer } from '../../platform/db/index.ts'
import type { IdentityTables } from './identity.tables.gen.ts'
import type { Totp, WrongCodes } from './totp.ts'

const w = writer<IdentityTables>()
const place = 'identity.totp|secret'

/** Authenticator apps, recovery codes and wrong tries. */
export const totpStore = (db: Reader<IdentityTables>, fields: FieldCipher) => {
  const all = () => db.selectFrom('identity.totp').selectAll()
  type Row = Awaited<ReturnType<ReturnType<typeof all>['execute']>>[number]
  const toTotp = (row: Row): Totp => ({
    id: row.id,
    personId: row.person_id,
    name: row.name,
    secret: fields.decrypt(place, row.id, row.secret),
    lastStep: Number(row.last_step),
    addedAt: row.added_at,
    usedAt: row.used_at ?? undefined,
  })
  return {
    find: async (id: string): Promise<Totp | undefined> => {
      const row = await all().where('id', '=', id).where('confirmed_at', 'is not', null).executeTakeFirst()
      return row && toTotp(row)
    },
    listOf: async (personId: string): Promise<readonly Totp[]> =>
      (
        await all()
          .where('person_id', '=', personId)
          .where('confirmed_at', 'is not', null)
          .orderBy('added_at')
          .execute()
      ).map(toTotp),
    /** The app being added in this session, whose first code has not come yet. */
    findPending: async (personId: string, sessionId: string): Promise<Totp | undefined> => {
      const row = await all()
        .where('person_id', '=', personId)
        .where('session_id', '=', sessionId)
        .where('confirmed_at', 'is', null)
        .orderBy('added_at', 'desc')
        .executeTakeFirst()
      return row && toTotp(row)
    },
    begin: (id: string, personId: string, sessionId: string, secret: string, now: Date): Write =>
      w.insert('identity.totp', {
        id,
        person_id: personId,
        name: '',
        secret: fields.encrypt(place, id, secret),
        session_id: sessionId,
        added_at: now,
      }),
    /** Whatever was begun and never confirmed, in this session or long ago. */
    forgetPending: (personId: string): Write =>
      w.raw`delete from "identity"."totp" where "person_id" = ${personId} and "confirmed_at" is null returning 1`,
    forgetStale: (before: Date): Write =>
      w.raw`delete from "identity"."totp" where "confirmed_at" is null and "added_at" <= ${before} returning 1`,
    confirm: (id: string, name: string, step: number, now: Date): Write =>
      w.update(
        'identity.totp',
        { id, confirmed_at: null },
        { name, last_step: step, confirmed_at: now, used_at: now },
      ),
    /** Guarded by the step that was read: of two uses of one code, one loses. */
    use: (totp: Totp, step: number, now: Date): Write =>
      w.update('identity.totp', { id: totp.id, last_step: totp.lastStep }, { last_step: step, used_at: now }),
    rename: (id: string, name: string): Write => w.update('identity.totp', { id }, { name }),
    remove: (id: string): Write => w.remove('identity.totp', { id }, 'one'),

    listRecoveryHashes: async (personId: string): Promise<readonly string[]> =>
      (
        await db
          .selectFrom('identity.recovery_code')
          .select('code_hash')
          .where('person_id', '=', personId)
          .execute()
      ).map((row) => row.code_hash),
    addRecoveryHashes: (personId: string, hashes: readonly string[]): Write =>
      w.insertMany(
        'identity.recovery_code',
        hashes.map((code_hash) => ({ person_id: personId, code_hash })),
      ),
    removeRecoveryHashes: (personId: string): Write =>
      w.remove('identity.recovery_code', { person_id: personId }),
    useRecoveryHash: (personId: string, codeHash: string): Write =>
      w.remove('identity.recovery_code', { person_id: personId, code_hash: codeHash }, 'one'),

    wrongCodes: async (personId: string): Promise<WrongCodes | undefined> => {
      const row = await db
        .selectFrom('identity.wrong_codes')
        .select(['wrong', 'since'])
        .where('person_id', '=', personId)
        .executeTakeFirst()
      return row && { wrong: row.wrong, since: row.since }
    },
    /** Guarded by the count that was read, so that many tries at once are not counted as one. */
    countWrong: (personId: string, before: WrongCodes | undefined, after: WrongCodes): Write => ({
      ...w.raw`insert into "identity"."wrong_codes" as w values (${personId}, ${after.wrong}, ${after.since})
        on conflict ("person_id") do update set "wrong" = excluded."wrong", "since" = excluded."since"
        where w."wrong" = ${before?.wrong ?? 0} returning 1`,
      touches: 'one',
    }),
    forgetWrong: (personId: string): Write => w.remove('identity.wrong_codes', { person_id: personId }),
  }
}
