import { createHash } from 'node:crypto'
import type { FieldCipher } from '../../../platform/crypto/field-cipher.ts'

/** What an id is stored as. */
export const hashId = (id: string): string => createHash('sha256').update(id).digest('hex')

const place = 'client.artefact|payload'
const userCodePlace = 'client.artefact|user_code'

/** Payloads repeat the ids they are found by, so they are sealed; each to the row it stands in. */
export const payloadCipher = (fields: FieldCipher) => ({
  seal: (model: string, idHash: string, payload: object): Buffer =>
    fields.encrypt(place, `${model}/${idHash}`, JSON.stringify(payload)),
  open: (model: string, idHash: string, sealed: Buffer): Record<string, unknown> =>
    JSON.parse(fields.decrypt(place, `${model}/${idHash}`, sealed)) as Record<string, unknown>,
  /** A user code is short: its index is keyed. */
  userCodeIndex: (code: string): string => fields.blindIndex(userCodePlace, code).toString('hex'),
})
export type PayloadCipher = ReturnType<typeof payloadCipher>
