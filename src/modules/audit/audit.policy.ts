import type { Actor } from '../../kernel/actor.ts'
import { firstRule } from '../../kernel/decision.ts'

/** The trail belongs to the audit administrator and to the platform's own tools. */
export const mayReadAudit = firstRule<Actor, unknown>(
  [
    { id: 'audit.own-tool', holds: (actor) => actor.kind === 'system' },
    {
      id: 'audit.administrator',
      holds: (actor) => actor.kind === 'official' && actor.duties.includes('audit'),
    },
  ],
  'audit.not-yours',
)
