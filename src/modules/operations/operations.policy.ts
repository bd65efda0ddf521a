import { type Actor, administersAll } from '../../kernel/actor.ts'
import { firstRule } from '../../kernel/decision.ts'

/** There is one installation for the whole tree: its machines and keys are for officials of the top of it. */
const holds =
  (duty: string) =>
  (actor: Actor): boolean =>
    actor.kind === 'official' && actor.duties.includes(duty) && administersAll(actor)

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
