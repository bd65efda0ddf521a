import type { Actor } from '../../kernel/actor.ts'
import { type Decision, firstRule, type Rule } from '../../kernel/decision.ts'

const rules: readonly Rule<Actor, unknown>[] = [
  { id: 'the-platform-itself', holds: (actor) => actor.kind === 'system' },
]

/** Items are taken in by tools and loaders of the installation; designers follow with the studio. */
export const mayChangeItems: (actor: Actor) => Decision = (actor) =>
  firstRule(rules, 'catalogue.only-the-platform')(actor, null)
