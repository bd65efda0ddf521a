const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** GB 32100-2015: does the 18th character follow from the first 17? */
export const creditCodeHolds = (code: string): boolean => {
  if (code.length !== 18) return false
  let sum = 0
  for (let i = 0; i < 17; i++) {
    const value = creditAlphabet.indexOf(code.charAt(i))
    if (value < 0) return false
    sum += value * (creditWeights[i] ?? 0)
  }
  return creditAlphabet.charAt((31 - (sum % 31)) % 31) === code.charAt(17)
}

/** How a code is built: 31 digits, 33 with the handling item, or a province's own way. */
export type CodeScheme = 'national-31' | 'national-33' | 'other'

export interface ItemCodeParts {
  readonly scheme: CodeScheme
  readonly creditCode?: string
  /** A.2: 1 state, 2 province, 3 city, 4 county, 5 town, 6 village, 7 shared. */
  readonly level?: string
  readonly basic?: string
  readonly handling?: string
}

const national = /^([0-9A-Z]{18})([1-7])([0-9A-Z]{12})(\d{2})?$/

/** Reads 31- and 33-digit codes (ZWFW C0109.1); anything else stays opaque. */
export const readItemCode = (code: string): ItemCodeParts => {
  const match = national.exec(code)
  if (!match) return { scheme: 'other' }
  const [, creditCode = '', level = '', basic = '', handling] = match
  return handling
    ? { scheme: 'national-33', creditCode, level, basic, handling }
    : { scheme: 'national-31', creditCode, level, basic }
}
