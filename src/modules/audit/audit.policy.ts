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

/** Officials ask why; what they may not see stays unseen. */
export const mayAskWhy = firstRule<Actor, unknown>(
  [{ id: 'audit.officials-ask-why', holds: (actor) => actor.kind === 'official' }],
  'audit.not-yours',
)

/** The security administrator reviews the rules. */
export const mayListRules = firstRule<Actor, unknown>(
  [
    {
      id: 'audit.security-reviews-rules',
      holds: (actor) => actor.kind === 'official' && actor.duties.includes('security-admin'),
    },
  ],
  'audit.not-yours',
)
