import type { Actor } from '../../kernel/actor.ts'
import { firstRule } from '../../kernel/decision.ts'

/** Sealing is the platform's own work, for a document that an organ's official had issued before. */
export const maySeal = firstRule<Actor, unknown>(
  [{ id: 'seal.platform', holds: (actor) => actor.kind === 'system' }],
  'seal.deny.platform-only',
)
