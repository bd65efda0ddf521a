import { Problem } from '../../kernel/problem.ts'

/** An applicant has a name and a number, which a phone alone does not give. */
const leastLevel = 2

/** An item says how well its applicant must be known; asked for at this point, not before, and nothing typed is lost. */
export const mustReachLevel = (level: number, item: { readonly assuranceLevel: number }): void => {
  const needed = Math.max(leastLevel, item.assuranceLevel)
  if (level < needed) throw new Problem('step-up-needed', 403, { values: { level: needed } })
}
