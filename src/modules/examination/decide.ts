import type { Text } from '../../kernel/text.ts'
import { type Cell, cellHolds, readCell } from './cell.ts'
import type { Decided, Facts, FactValue, Held, Input, Table, TableRule } from './examination.ts'
import { type Expression, type Known, readExpression } from './expression.ts'

interface Ready {
  readonly inputs: readonly { readonly input: Input; readonly expression: Expression }[]
  readonly rules: readonly { readonly rule: TableRule; readonly cells: readonly Cell[] }[]
}

const compiled = new WeakMap<Table, Ready>()

/** Throws for a table that could not have been published. */
const readyOf = (table: Table): Ready => {
  const known = compiled.get(table)
  if (known) return known
  const unreadable = (text: string): never => {
    throw new Error(`${table.key}@${table.version}: cannot read "${text}"`)
  }
  const ready: Ready = {
    inputs: table.inputs.map((input) => ({
      input,
      expression: readExpression(input.expression) ?? unreadable(input.expression),
    })),
    rules: table.rules.map((rule) => ({
      rule,
      cells: rule.cells.map((cell) => readCell(cell) ?? unreadable(cell)),
    })),
  }
  compiled.set(table, ready)
  return ready
}

/** Facts a table reads, as register fields (`person.birthDate`) and answers (`answers.child`). */
export const neededFacts = (table: Table): readonly string[] => [
  ...new Set(readyOf(table).inputs.flatMap(({ expression }) => expression.paths)),
]

const ofType = (known: Known, { input, expression }: Ready['inputs'][number]): Known =>
  'value' in known && typeof known.value !== input.type ? { missing: expression.paths } : known

/** A rule holds, does not hold, or cannot be told: then by which inputs. A cell that fails settles it. */
const tell = (cells: readonly Cell[], values: readonly Known[]): 'holds' | 'fails' | readonly string[] => {
  const unknown: string[] = []
  for (const [i, cell] of cells.entries()) {
    const known = values[i]
    if (cell.any || !known) continue
    if ('missing' in known) unknown.push(...known.missing)
    else if (!cellHolds(cell, known.value)) return 'fails'
  }
  return unknown.length > 0 ? unknown : 'holds'
}

const rounded = (value: FactValue): string =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : String(value)

/** A cell as people read it: signs for comparisons, words for coded values. */
const condition = (cell: string, input: Input, language: 'zh' | 'en'): string =>
  cell
    .replace(/^not\s*\((.*)\)$/s, '≠ $1')
    .replaceAll('>=', '≥')
    .replaceAll('<=', '≤')
    .replace(/"([^"]*)"|\b(?:true|false)\b/g, (all, text: string | undefined) => {
      const value = text ?? all
      return input.values?.[value]?.[language] ?? value
    })

/** `年龄：67（≥ 60）`; the condition is left out where it is the value itself. */
const because = (cell: string, input: Input, value: FactValue): Text => {
  const part = (language: 'zh' | 'en'): readonly [string, string] => [
    input.values?.[String(value)]?.[language] ?? rounded(value),
    condition(cell, input, language),
  ]
  const [zh, zhCondition] = part('zh')
  const [en, enCondition] = part('en')
  return {
    zh: `${input.label.zh}：${zh}${zh === zhCondition ? '' : `（${zhCondition}）`}`,
    en: `${input.label.en ?? input.label.zh}: ${en}${en === enCondition ? '' : ` (${enCondition})`}`,
  }
}

const heldBy = ({ rule, cells }: Ready['rules'][number], ready: Ready, values: readonly Known[]): Held => ({
  rule: rule.id,
  annotation: rule.annotation,
  because: cells.flatMap((cell, i) => {
    const [input, known] = [ready.inputs[i]?.input, values[i]]
    return cell.any || !input || !known || !('value' in known)
      ? []
      : [because(rule.cells[i] ?? '', input, known.value)]
  }),
  clause: rule.clause,
})

/**
 * Asks the table. Pure. A fact that is missing is never taken for "no": where the answer depends on it, there is
 * no outcome and `missing` names it.
 */
export const decide = (table: Table, facts: Facts): Decided => {
  const ready = readyOf(table)
  const values = ready.inputs.map((column) => ofType(column.expression.evaluate(facts), column))
  const from = { table: table.key, version: table.version, sha256: table.sha256 }
  const open: string[] = []
  for (const entry of ready.rules) {
    const told = tell(entry.cells, values)
    if (told === 'fails') continue
    if (told === 'holds') {
      const { outcome } = entry.rule
      return { ...from, outcome, trace: [heldBy(entry, ready, values)], missing: [] }
    }
    open.push(...told)
    if (table.hit === 'FIRST') break
  }
  return { ...from, outcome: undefined, trace: [], missing: [...new Set(open)] }
}
