import { isMod3736, mod3736CheckDigit } from '../../kernel/check-digits.ts'

const base36 = (value: number, width: number): string => value.toString(36).toUpperCase().padStart(width, '0')

/**
 * The number people say: 4 characters of `home` (its six digits in base 36), 5 of a sequence, 1 check (MOD 37,36).
 * Routing reads the home from it, so no number is looked up in the wrong place.
 */
export const caseNumberOf = (home: string, sequence: number): string => {
  const body = base36(Number(home), 4) + base36(sequence, 5)
  return body + mod3736CheckDigit(body)
}

/** As typed, with gaps and small letters; undefined when the check character does not hold. */
export const parseCaseNumber = (
  typed: string,
): { readonly number: string; readonly home: string } | undefined => {
  const number = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  if (number.length !== 10 || !isMod3736(number)) return undefined
  const home = Number.parseInt(number.slice(0, 4), 36)
  return home > 999_999 ? undefined : { number, home: String(home).padStart(6, '0') }
}
