import { mask } from '../../../platform/crypto/mask.ts'

const citizenId = /(?<!\d)\d{6}(?:19|20)\d{9}[\dXx](?!\d)/g
const mobile = /(?<!\d)1\d{10}(?!\d)/g

/** Text with the personal numbers in it masked; the whole ones are not needed to handle a case. */
export const maskedText = (text: string): string =>
  text.replace(citizenId, (found) => mask('idNumber', found)).replace(mobile, (found) => mask('phone', found))
