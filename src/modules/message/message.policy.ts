import type { Actor } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'

/** Notices are sent by the platform, or by a command as part of its own work; nobody writes to an inbox directly. */
export const maySend = (actor: Actor): Decision =>
  actor.kind === 'system' || actor.via !== undefined
    ? allow('message.part-of-work')
    : deny('default', 'message.only-with-a-command')

/** The inbox of whose affairs one handles. */
export const mayRead = (actor: Actor, message: { readonly partyId: string }): Decision =>
  actor.kind === 'resident' && actor.partyId === message.partyId
    ? allow('message.own-inbox')
    : deny('default', 'message.not-yours')
