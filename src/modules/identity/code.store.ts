import { timingSafeEqual } from 'node:crypto'
import type { Write } from '../../kernel/write.ts'
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts'
import { type Reader, writer } from '../../platform/db/index.ts'
import type { Code, CodePurpose } from './code.ts'
import type { IdentityTables } from './identity.tables.gen.ts'

const w = writer<IdentityTables>()
const phonePlace = 'identity.code|phone'

/** Codes by SMS: the phone is sealed, the digits are a keyed hash bound to this one code. */
export const codePart = (db: Reader<IdentityTables>, fields: FieldCipher) => {
  const hashOf = (id: string, digits: string): Buffer =>
    fields.blindIndex('identity.code|hash', `${id} ${digits}`)
  return {
    findCode: async (id: string): Promise<(Code & { holds: (digits: string) => boolean }) | undefined> => {
      const row = await db.selectFrom('identity.code').selectAll().where('id', '=', id).executeTakeFirst()
      return (
        row && {
          id: row.id,
          purpose: row.purpose as CodePurpose,
          phone: fields.decrypt(phonePlace, row.id, row.phone),
          about: row.about ?? undefined,
          tries: row.tries,
          expiresAt: row.expires_at,
          usedAt: row.used_at ?? undefined,
          holds: (digits) => timingSafeEqual(row.hash, hashOf(row.id, digits)),
        }
      )
    },
    addCode: (code: Omit<Code, 'tries' | 'usedAt'>, digits: string, now: Date): Write =>
      w.insert('identity.code', {
        id: code.id,
        purpose: code.purpose,
        about: code.about ?? null,
        phone: fields.encrypt(phonePlace, code.id, code.phone),
        phone_index: fields.blindIndex(phonePlace, code.phone),
        hash: hashOf(code.id, digits),
        sent_at: now,
        expires_at: code.expiresAt,
      }),
    /** Two tries at once are two tries: the second finds the count changed and is planned again. */
    countCodeTry: (code: Code): Write =>
      w.update('identity.code', { id: code.id, tries: code.tries }, { tries: code.tries + 1 }),
    useCode: (code: Code, now: Date): Write =>
      w.update('identity.code', { id: code.id, tries: code.tries, used_at: null }, { used_at: now }),
    forgetCodes: (now: Date): Write =>
      w.raw`delete from "identity"."code" where "expires_at" <= ${now} returning 1`,
  }
}
