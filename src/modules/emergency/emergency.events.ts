import { Type } from 'typebox'
import { event } from '../../kernel/event.ts'

/** Emergency access is over: whom it concerned is told now. */
export const emergencyEnded = event('emergency.ended', Type.Object({ requestId: Type.String() }))
