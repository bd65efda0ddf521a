import type { ItemRecord } from '../item-record.ts'
import type { Finding } from './finding.ts'

const digits = '零一二三四五六七八九'
const chinese = (text: string): number => {
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['', text]
  const ten = text.includes('十') ? (tens ? digits.indexOf(tens) : 1) * 10 : 0
  return ten + (ones ? digits.indexOf(ones) : 0)
}

/** Numbers of days a sentence speaks of: 二十日, 20个工作日. */
export const daysIn = (sentence: string): number[] =>
  [
    ...sentence.matchAll(
      /(\d{1,4}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])\s*个?(?:工作)?[日天]/g,
    ),
  ].map(([, found = '']) => (/^\d/.test(found) ? Number(found) : chinese(found)))

type Rule = (record: ItemRecord) => Finding | undefined | false | ''

/** The linter (domain model §5.3 and production rules of item systems): what an editor should look at. */
const rules: readonly Rule[] = [
  ({ promisedDays, legalDays, promisedUnit, legalUnit }) =>
    promisedDays !== null &&
    legalDays !== null &&
    promisedUnit === legalUnit &&
    promisedDays > legalDays && {
      rule: 'promise-exceeds-statutory',
      values: { promised: promisedDays, legal: legalDays },
    },
  ({ visits, guide }) =>
    visits > 0 && !guide.visitReason && { rule: 'visits-without-reason', values: { visits } },
  ({ visits, guide }) => visits === 0 && guide.visitReason && { rule: 'reason-without-visits' },
  ({ projectType, promisedDays }) =>
    projectType === 'instant' &&
    (promisedDays ?? 0) > 1 && { rule: 'instant-with-days', values: { days: promisedDays ?? 0 } },
  ({ projectType, promisedDays }) =>
    projectType === 'promised' && promisedDays === 0 && { rule: 'promised-without-days' },
  ({ guide: { result } }) => {
    const name = result.name?.zh ?? ''
    const wanted = /(证|证书|执照)$/.test(name) ? '10' : /(批复|批文)$/.test(name) ? '20' : undefined
    return (
      wanted &&
      result.type &&
      result.type !== wanted && { rule: 'result-type-differs', values: { name, type: result.type } }
    )
  },
  ({ type, legalUnit, legalDays }) =>
    type === '01' &&
    legalDays !== null &&
    legalUnit !== 'working-day' && { rule: 'licence-not-in-working-days' },
  ({ guide, legalDays }) => {
    const said = daysIn(guide.legalExplain?.zh ?? '')
    return (
      legalDays !== null &&
      said.length > 0 &&
      !said.includes(legalDays) && {
        rule: 'explanation-differs',
        values: { said: said.join(', '), legal: legalDays },
      }
    )
  },
  ({ guide: { laws } }) => {
    const without = laws.filter((law) => !law.clause).length
    return without > 0 && { rule: 'clause-missing', values: { n: without } }
  },
  ({ online, visits, guide }) =>
    !online && visits === 0 && guide.counters.length === 0 && !guide.contact && { rule: 'not-reachable' },
]

export const lint = (record: ItemRecord): Finding[] => rules.flatMap((rule) => rule(record) || [])
