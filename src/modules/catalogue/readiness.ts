import { ageOn, type CivilDate, parseCivilDate } from '../../kernel/civil-date.ts'
import type { Text } from '../../kernel/text.ts'
import type { Condition, Material } from './guide.ts'
import { lineageOf } from './lineage.ts'

/** What government holds about someone, as base registers and the wallet say it. */
export interface Held {
  readonly facts: readonly { readonly field: string; readonly value: unknown; readonly source: Text }[]
  readonly certificateTypes: readonly string[]
}

export type ConditionState = 'met' | 'not-met' | 'confirm'

const present = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

/** Is a condition met as far as registers know? What they do not know is for the person to confirm. */
export const conditionState = (
  { check }: Condition,
  held: Held,
  at: { readonly today: CivilDate; readonly division: string },
): { readonly state: ConditionState; readonly source?: Text } => {
  const fact = check && held.facts.find((f) => f.field === check.field)
  if (!check || !fact || !present(fact.value)) return { state: 'confirm' }
  const { source } = fact
  const says = (met: boolean) => ({ state: met ? 'met' : 'not-met', source }) as const
  switch (check.rule) {
    case 'present':
      return says(true)
    case 'in-division':
      return says(lineageOf(String(fact.value)).includes(at.division))
    case 'age-at-least':
    case 'age-below': {
      const birth = parseCivilDate(String(fact.value))
      if (!birth) return { state: 'confirm' }
      const old = ageOn(birth, at.today) >= (check.value ?? 0)
      return says(check.rule === 'age-at-least' ? old : !old)
    }
  }
}

/** Where a material is already held: "we have it, nothing to bring"; undefined when the person has to provide it. */
export const materialHeld = (material: Material, held: Held): { readonly source?: Text } | undefined => {
  const { certificateType, register = [] } = material.heldAs ?? {}
  if (certificateType && held.certificateTypes.includes(certificateType)) return {}
  const facts = register.map((field) => held.facts.find((f) => f.field === field && present(f.value)))
  const [first] = facts
  return register.length > 0 && facts.every(Boolean) && first ? { source: first.source } : undefined
}

/** The register fields that a guide's conditions and materials look at. */
export const fieldsLookedAt = (guide: {
  readonly conditions: readonly Condition[]
  readonly materials: readonly Material[]
}): string[] => [
  ...new Set([
    ...guide.conditions.flatMap((c) => (c.check ? [c.check.field] : [])),
    ...guide.materials.flatMap((m) => m.heldAs?.register ?? []),
  ]),
]
