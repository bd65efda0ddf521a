import type { Actor } from '../../kernel/actor.ts'
import { firstRule } from '../../kernel/decision.ts'

const holds =
  (duty: string) =>
  (actor: Actor): boolean =>
    actor.kind === 'official' && actor.duties.includes(duty)

/** Who runs the machines. */
export const mayOperate = firstRule<Actor, unknown>(
  [{ id: 'operations.operator', holds: holds('operate') }],
  'operations.operators-only',
)

/** Who answers for the keys. */
export const maySeeKeys = firstRule<Actor, unknown>(
  [{ id: 'operations.security-administrator', holds: holds('security-admin') }],
  'operations.security-only',
)
