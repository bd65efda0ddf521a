import { isCitizenId, isCreditCode } from '../../kernel/check-digits.ts'
import { parseCivilDate } from '../../kernel/civil-date.ts'
import { parseDivisionCode } from '../../kernel/division-code.ts'
import type { FieldSchema } from './form.ts'

/** What the formats of a field accept. Numbers of people and enterprises are checked to their last digit. */
export const formats: Readonly<Record<NonNullable<FieldSchema['format']>, (value: string) => boolean>> = {
  'civil-date': (value) => parseCivilDate(value) !== undefined,
  'citizen-id': isCitizenId,
  'credit-code': isCreditCode,
  phone: (value) => /^(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(?:-\d{1,6})?)$/.test(value),
  division: (value) => value.length === 12 && parseDivisionCode(value) !== undefined,
  money: (value) => /^\d{1,12}(?:\.\d{1,2})?$/.test(value),
  email: (value) => /^[^\s@]{1,64}@[^\s@.]{1,63}(?:\.[^\s@.]{1,63}){1,5}$/.test(value),
}
