import { type Cell, cellHolds, edgesOf, readCell } from './cell.ts'
import type { FactValue, Input, Table } from './examination.ts'
import { readExpression } from './expression.ts'
import { type Finding, finding } from './finding.ts'

const mostCombinations = 200_000

const fits = (cell: Cell, type: Input['type']): boolean =>
  cell.pieces.every((piece) => (piece.kind === 'range' ? type === 'number' : typeof piece.value === type))

/** One value for each way a column can answer: on every edge, between the edges, and beyond them. */
const valuesOf = (input: Input, column: readonly Cell[]): readonly FactValue[] => {
  if (input.type === 'boolean') return [true, false]
  const edges = [...new Set(column.flatMap(edgesOf))]
  if (input.type === 'string') return [...edges, '\u0000another']
  const sorted = edges.filter((edge) => typeof edge === 'number').sort((a, b) => a - b)
  const [lowest = 0, highest = 0] = [sorted[0], sorted.at(-1)]
  const between = sorted.slice(1).map((edge, i) => ((sorted[i] ?? edge) + edge) / 2)
  return [lowest - 1, ...sorted, ...between, highest + 1]
}

const everyCombination = function* (
  columns: readonly (readonly FactValue[])[],
): Generator<readonly FactValue[]> {
  const [first, ...rest] = columns
  if (!first) return yield []
  for (const value of first) for (const others of everyCombination(rest)) yield [value, ...others]
}

const checkCells = (
  table: Table,
): { readonly cells: readonly (readonly Cell[])[]; readonly findings: readonly Finding[] } => {
  const findings: Finding[] = []
  const cells = table.rules.map((rule) => {
    if (rule.cells.length !== table.inputs.length)
      findings.push(finding('bad-cell', rule.id, String(rule.cells.length)))
    return rule.cells.map((text, i) => {
      const cell = readCell(text)
      const input = table.inputs[i]
      if (!cell) findings.push(finding('bad-cell', rule.id, text))
      else if (input && !fits(cell, input.type)) findings.push(finding('wrong-type', rule.id, text))
      return cell ?? { any: true, not: false, pieces: [] }
    })
  })
  return { cells, findings }
}

/**
 * Everything that must hold before a table may decide: each expression and cell reads, each combination of facts
 * has a rule, with UNIQUE exactly one, and with FIRST no rule is hidden by those above it. Exact, by trying every
 * combination of values at which any cell can change its answer.
 */
export const checkTable = (table: Table): readonly Finding[] => {
  const { cells, findings } = checkCells(table)
  const unreadable = table.inputs.filter((input) => !readExpression(input.expression))
  const wrong = [...findings, ...unreadable.map((input) => finding('bad-expression', '', input.expression))]
  if (wrong.length > 0) return wrong

  const columns = table.inputs.map((input, i) =>
    valuesOf(
      input,
      cells.flatMap((row) => row[i] ?? []),
    ),
  )
  if (columns.reduce((product, values) => product * values.length, 1) > mostCombinations) {
    return [finding('too-large', '', String(mostCombinations))]
  }
  const used = new Set<number>()
  const found = new Map<string, Finding>()
  const keep = (one: Finding) => void (found.size < 20 && found.set(`${one.code} ${one.at}`, one))
  for (const values of everyCombination(columns)) {
    const holding = cells.flatMap((row, k) =>
      row.every((cell, i) => cellHolds(cell, values[i] ?? '')) ? [k] : [],
    )
    const [first, second] = holding
    const facts = table.inputs.map(
      (input, i) => `${input.label.zh}=${String(values[i]).replace('\u0000another', '…')}`,
    )
    if (first === undefined) keep(finding('gap', '', facts.join(', ')))
    else used.add(first)
    if (table.hit === 'UNIQUE' && second !== undefined) {
      keep(
        finding(
          'overlap',
          table.rules[second]?.id ?? '',
          `${table.rules[first ?? 0]?.id} (${facts.join(', ')})`,
        ),
      )
    }
  }
  for (const [k, rule] of table.rules.entries()) {
    if (!used.has(k) && found.size === 0) keep(finding('never-first', rule.id))
  }
  return [...found.values()]
}
