import { isMod3736, mod3736CheckDigit } from '../../kernel/check-digits.ts'

/** GB/T 36904's root for certificate identifiers. */
const root = '1.2.156.3005.2'

/**
 * `root.type.issuer.serial.version.check`: type = the defining organ's credit code and 3 more, issuer = its credit
 * code, version 3 digits, check = ISO 7064 MOD 37,36 over the parts without root and dots.
 */
export const certificateNumber = (
  typeCode: string,
  issuerCode: string,
  serial: string,
  version: number,
): string => {
  const parts = [typeCode, issuerCode, serial, String(version).padStart(3, '0')]
  return [root, ...parts, mod3736CheckDigit(parts.join(''))].join('.')
}

const wholeNumber =
  /^1\.2\.156\.3005\.2\.([0-9A-Z]{21})\.([0-9A-Z]{18})\.([0-9A-Z]{1,20})\.(\d{3})\.([0-9A-Z])$/

export const isCertificateNumber = (text: string): boolean => {
  const found = wholeNumber.exec(text)
  return found !== null && isMod3736(found.slice(1).join(''))
}

/** What people type: two letters of the kind, year, eight digits drawn by lot, check. `YD202600403123K` */
export const shortNumber = (prefix: string, serial: string): string => {
  const body = prefix + serial
  return body + mod3736CheckDigit(body)
}

export const isShortNumber = (text: string): boolean =>
  /^[A-Z]{2}\d{12}[0-9A-Z]$/.test(text) && isMod3736(text)

/** Year and eight digits drawn by lot, so that nobody can count through other people's certificates. */
export const certificateSerial = (year: string, lot: number): string => year + String(lot).padStart(8, '0')

/** One form of what was typed, pasted or scanned: full-width digits, spaces, hyphens, lower case, or the whole address. */
export const readNumber = (typed: string): { number: string } | { shortNumber: string } | undefined => {
  const text = typed
    .normalize('NFKC')
    .trim()
    .replace(/^.*\/verify\//i, '')
    .replace(/[\s-]+/g, '')
    .toUpperCase()
  if (isShortNumber(text)) return { shortNumber: text }
  const whole = text.startsWith(`${root}.`) ? text : `${root}.${text}`
  return isCertificateNumber(whole) ? { number: whole } : undefined
}

/** The first few numbers with a good check digit that stand in these bytes: what a damaged file says it was. */
export const numbersIn = (bytes: Buffer): string[] => {
  const found = bytes.toString('latin1').match(/1\.2\.156\.3005\.2(?:\.[0-9A-Z]{1,21}){4}\.[0-9A-Z]/g) ?? []
  return [...new Set(found)].filter(isCertificateNumber).slice(0, 4)
}

/** `YD 2026 0040 3123 K` */
export const grouped = (short: string): string =>
  [short.slice(0, 2), short.slice(2, 6), short.slice(6, 10), short.slice(10, 14), short.slice(14)].join(' ')
