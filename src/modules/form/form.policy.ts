import type { Actor } from '../../kernel/actor.ts'
import { firstRule } from '../../kernel/decision.ts'

/** Definitions come with the sample province; officials publish them once there is a studio. */
export const mayPublish = firstRule<Actor, unknown>(
  [{ id: 'form.system-publishes', holds: (actor) => actor.kind === 'system' }],
  'form.denied.publish',
)
