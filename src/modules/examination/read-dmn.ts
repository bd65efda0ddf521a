import { type DmnElement, DmnModdle } from 'dmn-moddle'
import type { Text } from '../../kernel/text.ts'
import { type Input, type Outcome, outcomes, type Table, type TableRule } from './examination.ts'
import { type Finding, finding } from './finding.ts'
import { gov } from './gov.moddle.ts'

const list = (element: DmnElement, property: string): readonly DmnElement[] =>
  (element.get(property) as DmnElement[] | undefined) ?? []
const string = (element: DmnElement | undefined, property: string): string => {
  const value = element?.get(property)
  return typeof value === 'string' ? value.trim() : ''
}
const words = (zh: string, en: string): Text => (en ? { zh, en } : { zh })

/** `urban=城镇/Urban; rural=农村/Rural` */
const readValues = (text: string): Readonly<Record<string, Text>> =>
  Object.fromEntries(
    text.split(';').flatMap((entry) => {
      const [, value, zh, en] = /^\s*([^=]+)=([^/]+)\/(.+)$/.exec(entry) ?? []
      return value && zh && en ? [[value.trim(), words(zh.trim(), en.trim())]] : []
    }),
  )

const readInput = (element: DmnElement, findings: Finding[]): Input => {
  const asked = element.get('inputExpression') as DmnElement | undefined
  const type = string(asked, 'typeRef')
  if (type !== 'string' && type !== 'number' && type !== 'boolean') {
    findings.push(finding('unsupported', element.id ?? '', `typeRef="${type}"`))
  }
  const label = words(string(element, 'label'), string(element, 'gov:en'))
  if (!label.zh || !label.en) findings.push(finding('no-words', element.id ?? ''))
  const values = readValues(string(element, 'gov:values'))
  return {
    label,
    expression: string(asked, 'text'),
    type: type as Input['type'],
    ...(Object.keys(values).length > 0 ? { values } : {}),
  }
}

const readRule = (element: DmnElement, findings: Finding[]): TableRule => {
  const id = element.id ?? ''
  const said = list(element, 'outputEntry').map((entry) => string(entry, 'text'))
  const outcome = outcomes.find((known) => said.length === 1 && said[0] === `"${known}"`)
  if (!outcome) findings.push(finding('bad-outcome', id, said.join(', ')))
  const annotation = words(string(element, 'description'), string(element, 'gov:en'))
  const clause = words(string(element, 'gov:clause'), string(element, 'gov:clauseEn'))
  if (!annotation.zh || !annotation.en || !clause.zh || !clause.en) findings.push(finding('no-words', id))
  const cells = list(element, 'inputEntry').map((entry) => string(entry, 'text') || '-')
  return { id, annotation, clause, cells, outcome: outcome as Outcome }
}

/** A table as its DMN says it, and every reason why it cannot be read. Never throws for bad input. */
export const readDmn = async (
  xml: string,
  identity: { readonly key: string; readonly version: number; readonly sha256: string },
): Promise<{ readonly table?: Table; readonly findings: readonly Finding[] }> => {
  const parsed = await new DmnModdle({ gov }).fromXML(xml).catch((error: Error) => ({ error }))
  if ('error' in parsed) return { findings: [finding('not-dmn', '', parsed.error.message)] }
  const findings = parsed.warnings.map((w) => finding('not-dmn', '', w.message.split('\n')[0]))
  const elements = list(parsed.rootElement, 'drgElement')
  const decisions = elements.filter((element) => element.$type === 'dmn:Decision')
  const decision = decisions[0]
  const logic = decision?.get('decisionLogic') as DmnElement | undefined
  if (!decision || decisions.length > 1 || logic?.$type !== 'dmn:DecisionTable') {
    return { findings: [...findings, finding('not-dmn', '', 'decisionTable')] }
  }
  if (list(decision, 'informationRequirement').length > 0) {
    findings.push(finding('unsupported', decision.id ?? '', 'informationRequirement'))
  }
  const hit = string(logic, 'hitPolicy') || 'UNIQUE'
  if (hit !== 'UNIQUE' && hit !== 'FIRST')
    findings.push(finding('unsupported', logic.id ?? '', `hitPolicy="${hit}"`))
  if (list(logic, 'output').length !== 1) findings.push(finding('unsupported', logic.id ?? '', 'output'))
  const inputs = list(logic, 'input').map((input) => readInput(input, findings))
  const rules = list(logic, 'rule').map((rule) => readRule(rule, findings))
  const name = words(string(decision, 'name') || identity.key, string(decision, 'gov:en'))
  return { table: { ...identity, name, hit: hit as Table['hit'], inputs, rules }, findings }
}
