import type { FieldCipher } from '../../platform/crypto/field-cipher.ts'
import type { Reader } from '../../platform/db/index.ts'
import type { IdentityTables } from './identity.tables.gen.ts'
import { passkeyStore } from './passkey.store.ts'
import { scanStore } from './scan.store.ts'
import { totpStore } from './totp.store.ts'

/** Everything of second factors and QR sign-in, as parts of identity's store. */
export const factorParts = (db: Reader<IdentityTables>, fields: FieldCipher, publicUrl: () => string) => ({
  passkeys: passkeyStore(db, publicUrl),
  totp: totpStore(db, fields),
  scans: scanStore(db),
})
