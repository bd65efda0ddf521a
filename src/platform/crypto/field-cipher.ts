import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { KeyRing } from './key-ring.ts'

/**
 * Encrypts single fields (AES-256-GCM). The place (`table.column`) and the row id are bound in, so a value moved
 * to another row or column does not open. Bytes: key version 1, iv 12, ciphertext, tag 16.
 */
export interface FieldCipher {
  encrypt(place: string, rowId: string, plain: string): Buffer
  decrypt(place: string, rowId: string, sealed: Buffer): string
  /** Equality index of a value: HMAC-SHA-256 over the normalised text, 16 bytes, one key a place. */
  blindIndex(place: string, plain: string): Buffer
}

/** NFKC, no spaces, upper case: one form of a number however it was typed. */
export const normalise = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toUpperCase()

const aad = (place: string, rowId: string): Buffer => Buffer.from(`${place}|${rowId}`)

export const fieldCipher = (keys: KeyRing): FieldCipher => ({
  encrypt(place, rowId, plain) {
    const iv = randomBytes(12)
    const version = keys.current
    const cipher = createCipheriv('aes-256-gcm', keys.derive('field', version), iv).setAAD(aad(place, rowId))
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
    return Buffer.concat([Buffer.of(version), iv, body, cipher.getAuthTag()])
  },
  decrypt(place, rowId, sealed) {
    const opener = createDecipheriv('aes-256-gcm', keys.derive('field', sealed[0]), sealed.subarray(1, 13))
    opener.setAAD(aad(place, rowId)).setAuthTag(sealed.subarray(-16))
    return Buffer.concat([opener.update(sealed.subarray(13, -16)), opener.final()]).toString('utf8')
  },
  blindIndex(place, plain) {
    // an index must stay findable when the version turns
    return createHmac('sha256', keys.lasting(`index:${place}`))
      .update(normalise(plain))
      .digest()
      .subarray(0, 16)
  },
})
