/** Administrative division, 12 digits: 6 of GB/T 2260, 3 town, 3 village (NBS code set). */
export type DivisionCode = string & { readonly __kind: 'division' }

/** 1 province, 2 city, 3 county, 4 town, 5 village (NBS); GB/T 39046 A.2 counts 2…6 for the same. */
export type DivisionLevel = 1 | 2 | 3 | 4 | 5

export const divisionLevel = (code: DivisionCode): DivisionLevel => {
  if (code.endsWith('0000000000')) return 1
  if (code.endsWith('00000000')) return 2
  if (code.endsWith('000000')) return 3
  return code.endsWith('000') ? 4 : 5
}

/** Accepts 2, 4, 6, 9 or 12 digits and pads; undefined when it is not a code. */
export const parseDivisionCode = (text: string): DivisionCode | undefined =>
  /^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/.test(text) ? (text.padEnd(12, '0') as DivisionCode) : undefined

/** The six digits that case keys carry as `home`. */
export const sixDigits = (code: DivisionCode): string => code.slice(0, 6)
