import type { Actor } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'

/** Organs and posts are set up by the platform; administrators come with their own area. */
export const maySetUp = (actor: Actor): Decision =>
  actor.kind === 'system' ? allow('organ.system-sets-up') : deny('default', 'organ.only-the-platform-sets-up')

/** Who works where is for colleagues and the platform. */
export const mayListOfficials = (actor: Actor): Decision =>
  actor.kind === 'official' || actor.kind === 'system' || actor.via !== undefined
    ? allow('organ.officials-know-colleagues')
    : deny('default', 'organ.colleagues-only')
