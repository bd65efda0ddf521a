import type { Actor } from '../../kernel/actor.ts'
import { firstRule } from '../../kernel/decision.ts'
import type { EmergencyAccess } from './emergency.ts'

/** Reading one case by emergency access; it opens no list and no command. */
export const readsInEmergency = firstRule<Actor, { readonly access: EmergencyAccess | undefined }>(
  [
    {
      id: 'case.read.emergency',
      holds: (actor, { access }) =>
        actor.kind === 'official' && access !== undefined && access.appointmentId === actor.appointmentId,
    },
  ],
  'case.not-there',
)

/** Papers only where they were named in the request. */
export const opensPapersInEmergency = firstRule<Actor, { readonly access: EmergencyAccess | undefined }>(
  [
    {
      id: 'case.read.emergency-papers',
      holds: (actor, { access }) =>
        actor.kind === 'official' &&
        access !== undefined &&
        access.appointmentId === actor.appointmentId &&
        access.opens.includes('papers'),
    },
  ],
  'case.not-there',
)

export const mayAskInEmergency = firstRule<Actor, unknown>(
  [{ id: 'case.emergency.post', holds: (actor) => actor.kind === 'official' }],
  'case.needs-official',
)

/** Opened and closed only as part of a request that two posts have decided. */
export const mayOpenInEmergency = firstRule<Actor, unknown>(
  [{ id: 'case.emergency.granted', holds: (actor) => actor.via === 'emergency.grant' }],
  'case.needs-platform',
)
export const mayCloseEmergency = firstRule<Actor, unknown>(
  [
    {
      id: 'case.emergency.over',
      holds: (actor) => actor.via === 'emergency.end' || actor.via === 'emergency.end-run-out',
    },
  ],
  'case.needs-platform',
)
