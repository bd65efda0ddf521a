import { divisionLevel, parseDivisionCode } from '../../../kernel/division-code.ts'
import { type Audience, audiences, type DayUnit, type ItemState, itemTypes } from '../catalogue.ts'
import { creditCodeHolds, readItemCode } from '../codes.ts'
import type { ItemRecord } from '../item-record.ts'
import { type ExchangeRecord, isYes } from './exchange.ts'
import type { Finding, RefusalReason } from './finding.ts'
import { lint } from './lint.ts'
import { mapGuide } from './map-guide.ts'

export type Mapped =
  | { readonly record: ItemRecord; readonly findings: Finding[] }
  | { readonly refused: RefusalReason; readonly code: string }

const units: Readonly<Record<string, DayUnit>> = { '1': 'working-day', '2': 'day', '3': 'hour', '4': 'month' }
const states: Readonly<Record<string, ItemState>> = { '1': 'in-use', '2': 'suspended', '3': 'cancelled' }
const mostDays = 10_000

/** A record of the exchange shape in our words; what it leaves open is a finding, only what cannot be placed is refused. */
export const mapRecord = (raw: ExchangeRecord, departmentOf: (organName: string) => string): Mapped => {
  const { item } = raw
  const findings: Finding[] = []
  const code = item.text('TASK_HANDLE_ITEM', 'TASK_CODE')
  if (!code) return { refused: 'no-code', code: '' }
  if (code.length > 64) return { refused: 'code-too-long', code: code.slice(0, 64) }
  const name = item.text('TASK_NAME', 'TASK_HANDLE_NAME')
  if (!name) return { refused: 'no-name', code }
  const parts = readItemCode(code)
  const organCode = item.text('DEPT_CODE', 'TONGYI_CODE') || (parts.creditCode ?? '')
  const organName = item.text('DEPT_NAME')
  if (!organName && !organCode) return { refused: 'no-organ', code }
  const stated = parseDivisionCode(item.text('AREACODE', 'AREA_CODE', 'DIVISION_CODE'))
  const division = stated ?? parseDivisionCode(parts.creditCode?.slice(2, 8) ?? '')
  if (!division) return { refused: 'no-division', code }
  if (!stated) findings.push({ rule: 'division-from-code', values: { division } })

  const missing: string[] = []
  const need = (field: string, value: string): string => {
    if (!value) missing.push(field)
    return value
  }
  const number = (field: string, text: string): number | null => {
    if (!text) return null
    const found = /^\d+(\.0+)?$/.test(text) ? Number(text) : Number(/\d+/.exec(text)?.[0] ?? Number.NaN)
    const usable = Number.isInteger(found) && found <= mostDays
    if (!usable || String(found) !== text.replace(/\.0+$/, ''))
      findings.push({ rule: 'not-a-number', values: { field, text: text.slice(0, 40) } })
    return usable ? found : null
  }
  const coded = <T>(field: string, text: string, table: Readonly<Record<string, T>>, otherwise: T): T => {
    const known = table[text]
    if (text && known === undefined)
      findings.push({ rule: 'unknown-code', values: { field, text: text.slice(0, 40) } })
    return known ?? otherwise
  }

  const type = need('TASK_TYPE', item.text('TASK_TYPE')) || '20'
  if (!(itemTypes as readonly string[]).includes(type))
    findings.push({ rule: 'unknown-type', values: { type } })
  const useLevel = item.text('USE_LEVEL')
  const ownLevel = divisionLevel(division)
  const level = /^[1-6]$/.test(useLevel) ? Number(useLevel) - 1 : ownLevel
  if (useLevel && !/^[1-7]$/.test(useLevel))
    findings.push({ rule: 'unknown-code', values: { field: 'USE_LEVEL', text: useLevel } })
  if (/^[2-6]$/.test(useLevel) && level !== ownLevel)
    findings.push({ rule: 'level-and-division-differ', values: { level: useLevel, division } })

  const audience = [
    ...new Set(need('SERVE_TYPE', raw.list('SERVE_TYPE').join(',')).split(',').filter(Boolean)),
  ].flatMap((one): Audience[] => {
    const known = audiences[Number(one) - 1]
    if (!known) findings.push({ rule: 'unknown-code', values: { field: 'SERVE_TYPE', text: one } })
    return known ? [known] : []
  })
  const online = isYes(need('IS_ONLINE', item.text('IS_ONLINE', 'IS_ONLINE_HANDLE')))
  const visits =
    number('LIMIT_SCENE_NUM', need('LIMIT_SCENE_NUM', item.text('LIMIT_SCENE_NUM'))) ?? (online ? 0 : 1)
  const legalDays = number('ANTICIPATE_DAY', item.text('ANTICIPATE_DAY'))
  const promisedDays = number('PROMISE_DAY', item.text('PROMISE_DAY'))
  const projectType = coded(
    'PROJECT_TYPE',
    item.text('PROJECT_TYPE'),
    { '1': 'instant', '2': 'promised' } as const,
    promisedDays === 0 ? 'instant' : 'promised',
  )
  if (missing.length > 0) findings.push({ rule: 'not-stated', values: { fields: missing.join(', ') } })

  const basicCode = item.text('CATALOG_CODE') || parts.basic || code
  const record: ItemRecord = {
    code,
    scheme: parts.scheme,
    basicCode: basicCode.slice(0, 64),
    name: { zh: name.slice(0, 500) },
    catalogueName: item.text('CATALOG_NAME', 'CATANAME').slice(0, 500) || null,
    type: type.slice(0, 8),
    department: departmentOf(organName),
    audience,
    themes: raw.list('THEMES').slice(0, 20),
    organId: null,
    organCode,
    organName: { zh: organName || organCode },
    division,
    level,
    state: coded('TASK_STATE', item.text('TASK_STATE'), states, 'in-use'),
    projectType,
    online,
    visits: Math.min(visits, 99),
    legalDays,
    legalUnit: coded('ANTICIPATE_TYPE', item.text('ANTICIPATE_TYPE'), units, 'working-day'),
    promisedDays,
    promisedUnit: coded('PROMISE_TYPE', item.text('PROMISE_TYPE'), units, 'working-day'),
    guide: mapGuide(raw),
  }
  findings.push(...codeFindings(record, parts))
  // a number of visits that was guessed needs no reason
  findings.push(
    ...lint(record).filter(
      ({ rule }) => rule !== 'visits-without-reason' || !missing.includes('LIMIT_SCENE_NUM'),
    ),
  )
  for (const dirt of raw.dirt) findings.push({ rule: `cleaned-${dirt}` })
  return { record, findings }
}

const codeFindings = (record: ItemRecord, parts: ReturnType<typeof readItemCode>): Finding[] => {
  if (parts.scheme === 'other') return [{ rule: 'code-not-national', values: { length: record.code.length } }]
  const found: Finding[] = []
  if (!creditCodeHolds(parts.creditCode ?? ''))
    found.push({ rule: 'credit-code-check-digit', values: { code: parts.creditCode ?? '' } })
  if (record.organCode.length === 18 && record.organCode !== parts.creditCode)
    found.push({ rule: 'code-organ-differs' })
  if (parts.level !== '7' && Number(parts.level) - 1 !== record.level)
    found.push({ rule: 'code-level-differs' })
  if (parts.basic !== record.basicCode) found.push({ rule: 'code-basic-differs' })
  return found
}
