import type { CivilDate } from '../../../kernel/civil-date.ts'
import type { Fact } from '../../../modules/register/index.ts'
import { mask } from '../../../platform/crypto/mask.ts'
import type { Words } from '../../../platform/i18n/words.ts'

const yuan = new Set(['person.incomeMonthly', 'household.incomePerPerson', 'enterprise.registeredCapital'])
const dates = new Set(['person.birthDate', 'enterprise.establishedOn'])

interface Relative {
  readonly name: string
  readonly birthDate: CivilDate
  readonly relation?: string
}

const relative = (words: Words, { name, birthDate, relation }: Relative): string => {
  const born = words.t('portal.data.born', { name, date: words.shortDate(birthDate) })
  return relation === undefined
    ? born
    : `${words.t(`portal.data.relation.${relation}`)}${words.t('portal.data.colon')}${born}`
}

/** A fact as a person reads it, one line each; numbers of people are masked. */
export const factLines = (fact: Fact, words: Words): readonly string[] => {
  const { field, value } = fact
  if (field === 'person.idNumber') return [mask('idNumber', String(value))]
  if (field === 'person.phone') return [mask('phone', String(value))]
  if (field === 'person.sex' || field === 'household.kind')
    return [words.t(`portal.data.${field.split('.')[1]}.${String(value)}`)]
  if (yuan.has(field)) return [words.t('portal.data.yuan', { amount: words.number(Number(value)) })]
  if (dates.has(field)) return [words.shortDate(value as CivilDate)]
  if (field === 'place.floorArea')
    return [words.t('portal.data.square-metres', { area: words.number(Number(value)) })]
  if (Array.isArray(value)) {
    return value.length === 0
      ? [words.t('portal.data.none')]
      : (value as Relative[]).map((r) => relative(words, r))
  }
  if (field === 'person.spouse') return [relative(words, value as Relative)]
  return [String(value)]
}
