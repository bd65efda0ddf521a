/** Check digits of the codes this country gives to people, organisations and documents. Pure; upper case expected. */

const letters36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
// GB 32100 leaves out I, O, S, V and Z
const letters31 = '0123456789ABCDEFGHJKLMNPQRTUWXY'

const weighted = (text: string, weights: readonly number[], alphabet: string): number => {
  if (text.length !== weights.length) throw new RangeError(`expected ${weights.length} characters`)
  return weights.reduce((sum, weight, i) => {
    const value = alphabet.indexOf(text.charAt(i))
    if (value < 0) throw new RangeError(`"${text.charAt(i)}" cannot stand in this code`)
    return sum + weight * value
  }, 0)
}

/** GB 11643: the 18th character of a citizen's ID number from its first 17 digits. */
const citizenIdCheckDigit = (first17: string): string =>
  '10X98765432'.charAt(
    weighted(first17, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2], '0123456789') % 11,
  )

/** GB 11714: the 9th character of an organisation code from its first 8. */
const orgCodeCheckDigit = (first8: string): string => {
  const rest = 11 - (weighted(first8, [3, 7, 9, 10, 5, 8, 4, 2], letters36) % 11)
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest)
}

/** GB 32100: the 18th character of a unified social credit code from its first 17. */
const creditCodeCheckDigit = (first17: string): string => {
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  return letters31.charAt((31 - (weighted(first17, weights, letters31) % 31)) % 31)
}

/** ISO 7064 hybrid MOD 37,36: certificate identifiers (GB/T 36904) and our case numbers. */
export const mod3736CheckDigit = (text: string): string => {
  let p = 36
  for (const character of text) {
    const value = letters36.indexOf(character)
    if (value < 0) throw new RangeError(`"${character}" cannot stand in this code`)
    p = (2 * ((p + value) % 36 || 36)) % 37
  }
  return letters36.charAt((37 - p) % 36)
}

const holds = (pattern: RegExp, text: string, check: (body: string) => string): boolean =>
  pattern.test(text) && check(text.slice(0, -1)) === text.slice(-1)

export const isOrgCode = (text: string): boolean => holds(/^[0-9A-Z]{8}[0-9X]$/, text, orgCodeCheckDigit)

/** Both checks of a credit code: its own and that of the organisation code inside (places 9 to 17). */
export const isCreditCode = (text: string): boolean =>
  holds(/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/, text, creditCodeCheckDigit) &&
  isOrgCode(text.slice(8, 17))

/** Shape, a birthday that exists, and the check digit. */
export const isCitizenId = (text: string): boolean => {
  if (!holds(/^\d{17}[\dX]$/, text, citizenIdCheckDigit)) return false
  const birth = birthDateInId(text)
  const at = new Date(`${birth}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(birth)
}

export const isMod3736 = (text: string): boolean => holds(/^[0-9A-Z]{2,}$/, text, mod3736CheckDigit)

/** `YYYY-MM-DD` as written in places 7 to 14 of an ID number. */
export const birthDateInId = (idNumber: string): string =>
  `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`

/** GB 11643: place 17 is odd for men. */
export const sexInId = (idNumber: string): 'male' | 'female' =>
  Number(idNumber.charAt(16)) % 2 === 1 ? 'male' : 'female'

/** A credit code for an authority and class (`11`), a division of 6 digits and an organisation code body of 8. */
export const creditCodeOf = (kind: string, division6: string, body8: string): string => {
  const first17 = kind + division6 + body8 + orgCodeCheckDigit(body8)
  return first17 + creditCodeCheckDigit(first17)
}

/** A citizen's ID number from its division, birthday (`YYYY-MM-DD`) and three-digit sequence. */
export const citizenIdOf = (division6: string, birth: string, sequence: string): string => {
  const first17 = division6 + birth.replaceAll('-', '') + sequence
  return first17 + citizenIdCheckDigit(first17)
}
