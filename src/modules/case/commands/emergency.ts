import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import type { CaseStore } from '../case.store.ts'
import { CaseNumber } from '../desk-command.ts'
import { mayCloseEmergency, mayOpenInEmergency } from '../emergency.policy.ts'
import { emergencyParts } from '../emergency.ts'

/** Parts as they come from outside. */
export const EmergencyPartInput = Type.Union([
  Type.Literal('answers'),
  Type.Literal('contact'),
  Type.Literal('papers'),
])

/** Lets one post read one case until an end; part of granting a request. */
export const openInEmergency = command<CaseStore>()({
  name: 'case.open-in-emergency',
  input: Type.Object({
    number: CaseNumber,
    appointmentId: Type.String(),
    grantId: Type.String(),
    until: Type.String({ format: 'date-time' }),
    opens: Type.Array(EmergencyPartInput, { maxItems: emergencyParts.length }),
  }),
  output: Type.Object({}),
  unscoped: 'who grants emergency access sees no case; only its row of access is written',
  load: ({ number }, { store }) => store.find(number),
  may: mayOpenInEmergency,
  run: ({ appointmentId, grantId, until, opens }, found, { store, write }) => {
    write(store.openTo(found, { appointmentId, grantId, until: new Date(until), opens }))
    return {}
  },
})

/** Takes the rows of access of one grant away. */
export const closeEmergency = command<CaseStore>()({
  name: 'case.close-emergency',
  input: Type.Object({ grantId: Type.String() }),
  output: Type.Object({}),
  may: mayCloseEmergency,
  run: ({ grantId }, _nothing, { store, write }) => {
    write(store.closeEmergency(grantId))
    return {}
  },
})
