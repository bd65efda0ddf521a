import type { Actor } from '../../kernel/actor.ts'
import { firstRule } from '../../kernel/decision.ts'

/** Items are taken in by tools and loaders of the installation; designers follow with the studio. */
export const mayChangeItems = firstRule<Actor, unknown>(
  [{ id: 'catalogue.platform-takes-in', holds: (actor) => actor.kind === 'system' }],
  'catalogue.only-the-platform',
)
