import type { FieldCipher } from '../../platform/crypto/field-cipher.ts'
import type { Reader } from '../../platform/db/index.ts'
import { accountPart } from './account.store.ts'
import { ownRegister } from './adapters/own-register.ts'
import { attemptPart } from './attempt.store.ts'
import { codePart } from './code.store.ts'
import { factorParts } from './factors.store.ts'
import type { IdentityTables } from './identity.tables.gen.ts'
import { knownDevicePart } from './known-device.store.ts'
import { linkPart } from './link.store.ts'
import { passwordPart } from './password.store.ts'
import type { RealNameSource } from './ports.ts'
import { sessionPart } from './session.store.ts'

/** Each part knows the tables of one matter; together they are what this module's operations work with. */
export const identityStore = (
  db: Reader<IdentityTables>,
  fields: FieldCipher,
  sample: () => boolean,
  publicUrl: () => string,
) => ({
  /** Is this the sample province, where nobody needs to prove who they are? */
  sample,
  realNames: ownRegister as RealNameSource,
  ...accountPart(db, fields),
  ...sessionPart(db),
  ...knownDevicePart(db),
  ...attemptPart(db, fields),
  ...codePart(db, fields),
  ...passwordPart(db),
  ...linkPart(db),
  ...factorParts(db, fields, publicUrl),
})

export type IdentityStore = ReturnType<typeof identityStore>
