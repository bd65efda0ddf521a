import { expect, it } from 'vitest'
import { withoutRule } from '../../src/kernel/decision.ts'
import { archetypes } from './archetypes.ts'
import { operations, outcomeOf, policiesOf, readMatrix, reasonOf, rulesOf } from './judge.ts'

/** Rules that only tell a better reason: what they stop is stopped by the tables that their table asks. */
const tellsWhy = [
  'organ.nobody-changes-their-own',
  'organ.keepers-get-no-cases',
  'organ.administrations-stay-apart',
]

it('every rule matters: with any one of them switched off, some cell of the matrix is another', async () => {
  const byName = new Map(operations().map((operation) => [operation.name, operation] as const))
  const lines = readMatrix().flatMap((line) => {
    const operation = byName.get(line.operation)
    return operation && policiesOf(operation).length > 0 ? [{ ...line, operation }] : []
  })
  const rules = [...new Set([...byName.values()].flatMap(rulesOf))]
  const moduleOf = ({ name }: { readonly name: string }): string => name.slice(0, name.indexOf('.'))
  const differing = (
    judge: typeof reasonOf,
    before: readonly (readonly string[])[],
    rule: string,
  ): number => {
    // tables of one module ask each other, so all its lines are judged again
    const touched = new Set([...byName.values()].filter((one) => rulesOf(one).includes(rule)).map(moduleOf))
    return lines.reduce(
      (sum, { operation, resource }, row) =>
        touched.has(moduleOf(operation))
          ? sum + archetypes.filter((who, at) => judge(operation, who, resource) !== before[row]?.[at]).length
          : sum,
      0,
    )
  }
  const outcomes = lines.map(({ cells }) => cells)
  const reasons = lines.map(({ operation, resource }) =>
    archetypes.map((who) => reasonOf(operation, who, resource)),
  )
  const unnoticed: string[] = []
  let changed = 0
  for (const rule of rules) {
    const cells = await withoutRule(rule, () => differing(outcomeOf, outcomes, rule))
    changed += cells
    if (cells > 0) continue
    const told =
      tellsWhy.includes(rule) && (await withoutRule(rule, () => differing(reasonOf, reasons, rule)))
    if (!told) unnoticed.push(rule)
  }
  console.log(
    `rule deletion: ${rules.length} rules switched off one at a time, ${rules.length - unnoticed.length} noticed (${tellsWhy.length} by the reason told), ${Math.round(changed / rules.length)} cells each on average`,
  )
  expect(
    unnoticed,
    'no cell of the matrix needs these rules: a resource or an archetype is missing, or the rule can go',
  ).toEqual([])
})
