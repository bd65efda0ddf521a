import { Type } from 'typebox'
import { event } from '../../kernel/event.ts'

/** A text waits to be handed to a gateway. */
export const textQueued = event('message.text-queued', Type.Object({ textId: Type.String() }))
