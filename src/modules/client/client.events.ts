import { Type } from 'typebox'
import { event } from '../../kernel/event.ts'

/** Somebody's sign-on to a system is over: the system has to be told. */
export const signOnEnded = event(
  'client.sign-on-ended',
  Type.Object({ signOnId: Type.String(), clientId: Type.String() }),
)
