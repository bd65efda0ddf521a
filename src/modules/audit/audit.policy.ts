import type { Actor } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'

/** The trail belongs to the audit administrator and to the platform's own tools. */
export const mayReadAudit = (actor: Actor): Decision => {
  if (actor.kind === 'system') return allow('audit.own-tool')
  if (actor.kind === 'official' && actor.duties.includes('audit')) return allow('audit.administrator')
  return deny('default', 'audit.not-yours')
}
