import type { Actor } from '../../kernel/actor.ts'
import { firstRule } from '../../kernel/decision.ts'

/** Divisions come with the installation. */
export const mayLoad = firstRule<Actor, unknown>(
  [{ id: 'division.system-loads', holds: (actor) => actor.kind === 'system' }],
  'division.only-the-platform-loads',
)
