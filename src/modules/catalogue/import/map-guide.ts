import type { Static } from 'typebox'
import {
  type Counter,
  emptyGuide,
  type Guide,
  type LawClause,
  type Material,
  type Step,
  type Words,
} from '../guide.ts'
import { type ExchangeRecord, type Fields, isYes } from './exchange.ts'

type Said = Static<typeof Words>

const needs: Readonly<Record<string, Material['need']>> = { '1': 'required', '2': 'optional', '3': 'later' }
const sources: Readonly<Record<string, Material['source']>> = {
  '10': 'applicant',
  '20': 'government',
  '99': 'other',
}
const forms: Readonly<Record<string, Material['form']>> = { '1': 'paper', '2': 'electronic', '3': 'either' }
const stepNames: Readonly<Record<string, Said>> = {
  acceptance: { zh: '受理', en: 'Acceptance' },
  addressee: { zh: '收件', en: 'Receipt' },
  investigate: { zh: '审查', en: 'Review' },
  decide: { zh: '决定', en: 'Decision' },
  accreditation: { zh: '制证', en: 'Issuing' },
  delivery: { zh: '送达', en: 'Delivery' },
}
const longest = 20_000

const words = (text: string): Said | undefined =>
  text && text !== '无' ? { zh: text.slice(0, longest) } : undefined
const count = (text: string, otherwise: number): number => (/^\d{1,3}$/.test(text) ? Number(text) : otherwise)
const optional = <K extends string, V>(key: K, value: V | undefined): { [k in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { [k in K]?: V }

const material = (row: Fields, i: number): Material[] => {
  const name = row.text('MATERIAL_NAME')
  if (!name) return []
  return [
    {
      key: `m${i + 1}`,
      name: { zh: name.slice(0, 500) },
      need: needs[row.text('IS_NEED')] ?? 'required',
      source: sources[row.text('SOURCE_TYPE')] ?? 'applicant',
      form: forms[row.text('MATERIAL_FORM', 'MATERIAL_FORMAT')] ?? 'either',
      originals: count(row.text('ORIGINAL_AMOUNT', 'ORIGINALNUM'), 1),
      copies: count(row.text('COPY_AMOUNT', 'COPIESNUM'), 0),
      ...optional('basis', words(row.text('BY_LAW'))),
      ...optional('note', words(row.text('FILL_EXPLIAN', 'FILL_EXPLAIN', 'ACCEPT_STAND'))),
    },
  ]
}

const clause = (row: Fields): LawClause[] => {
  const name = row.text('LAW_NAME', 'LAWNAME')
  return name
    ? [
        {
          name: { zh: name },
          ...optional('number', row.text('LAW_NUMBER', 'ACCORDINGNUMBER') || undefined),
          ...optional('clause', row.text('CLAUSE_NUMBER', 'TERMSNUMBER') || undefined),
          ...optional('content', words(row.text('CLAUSE_CONTENT', 'TERMSCONTENT'))),
        },
      ]
    : []
}

const step = (row: Fields, i: number): Step[] => {
  const code = row.text('STEP').toLowerCase()
  const name = row.text('NAME', 'STEP_NAME')
  const known = stepNames[code]
  if (!known && !name && !code) return []
  return [
    {
      key: `s${i + 1}`,
      name: name ? { zh: name } : (known ?? { zh: code }),
      ...optional('who', words(row.text('UNIT_NAME', 'HANDLER'))),
    },
  ]
}

const counter = (row: Fields): Counter[] => {
  const name = row.text('WINDOW_NAME', 'NAME')
  const address = row.text('TRANSACT_ADDR', 'ADDRESS')
  if (!name && !address) return []
  return [
    {
      name: { zh: name || address },
      address: { zh: address || name },
      ...optional('hours', words(row.text('TRANSACT_TIME', 'TIME'))),
      ...optional('phone', row.text('WINDOW_TEL', 'TEL') || undefined),
      ...optional('way', words(row.text('TRAFFIC_INFO', 'TRAFFIC_GUIDE'))),
    },
  ]
}

/** The guide of an exchange record, from whichever of its tables are filled. */
export const mapGuide = (raw: ExchangeRecord): Guide => {
  const { item } = raw
  const condition = words(item.text('ACCEPT_CONDITION', 'ACCEPT_NAME'))
  const fees = raw.rows('AUDIT_CHARGE', 'AUDIT_ITEM_CHARGE')
  const result = raw.rows('AUDIT_ITEM_RESULT')[0]
  const resultType = item.text('RESULT_TYPE') || result?.text('SUBJECT')
  const resultName = words(item.text('RESULT_NAME') || (result?.text('NAME', 'RESULT_NAME') ?? ''))
  return {
    ...emptyGuide(),
    conditions: condition ? [{ key: 'c1', text: condition }] : [],
    materials: raw.rows('AUDIT_MATERIAL').flatMap(material),
    laws: raw.rows('AUDIT_ITEM_BYLAW', 'LAW').flatMap(clause),
    steps: raw.rows('AUDIT_ITEM_FLOWSHEET').flatMap(step),
    fee: {
      charged: isYes(item.text('IS_FEE')) || fees.length > 0,
      ...optional(
        'standard',
        words(
          fees
            .map((fee) => fee.text('FEE_STAND', 'FEE_NAME'))
            .filter(Boolean)
            .join('\n'),
        ),
      ),
      ...optional('basis', words(item.text('FEE_BASIS'))),
    },
    result: { ...optional('type', resultType || undefined), ...optional('name', resultName) },
    remedies: {
      ...optional('reconsideration', words(item.text('RECONSIDERAT', 'ADMINISTRATIVE_REVIEW'))),
      ...optional('litigation', words(item.text('LITIGATION', 'ADMINISTRATIVE_LITIGATION'))),
    },
    faq: raw.rows('AUDIT_QA').flatMap((row) => {
      const question = row.text('QUESTION')
      return question ? [{ question: { zh: question }, answer: { zh: row.text('ANSWER') } }] : []
    }),
    counters: raw.rows('AUDIT_ITEM_WINDOW', 'AUDIT_CATALOG_LOBBY').flatMap(counter),
    jointReview: raw.rows('AUDIT_OTHER_DEPT').flatMap((row) => {
      const name = row.text('OTHERDEPTNAME', 'OTHER_DEPT_NAME')
      return name ? [{ name: { zh: name }, stage: row.text('STEP') || 'review' }] : []
    }),
    ...optional('visitReason', words(item.text('SCENE_REASON', 'LIMIT_SCENE_EXPLAIN'))),
    ...optional('legalExplain', words(item.text('ANTICIPATE_DAY_EXPLAIN', 'ANTICIPATE_EXPLAIN'))),
    ...optional('contact', item.text('LINK_WAY', 'LINK_TEL') || undefined),
    ...optional('supervision', item.text('SUPERVISE_WAY', 'TSTEL') || undefined),
  }
}
