import { Type } from 'typebox'
import type { Actor } from '../../../kernel/actor.ts'
import { emitted } from '../../../kernel/event.ts'
import { command, type Reading } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { closeEmergency, openInEmergency } from '../../case/index.ts'
import { emergencyEnded } from '../emergency.events.ts'
import { mayAsPlatform, mayDecide, mayEnd, seesRequest } from '../emergency.policy.ts'
import type { EmergencyStore } from '../emergency.store.ts'
import type { EmergencyRequest, EmergencyState } from '../emergency.ts'

const about = {
  input: Type.Object({ requestId: Type.String({ maxLength: 64 }) }),
  output: Type.Object({}),
  load: ({ requestId }: { requestId: string }, { store }: Reading<EmergencyStore>) => store.find(requestId),
  see: seesRequest,
}

const inState = ({ state }: EmergencyRequest, wanted: EmergencyState): void => {
  if (state !== wanted) throw new Problem('emergency.not-in-that-state', 409)
}

const decider = (actor: Actor): { personId: string; appointmentId: string; name: string } => {
  if (actor.kind !== 'official') throw new Problem('emergency.security-only', 403)
  return actor
}

/** The second post says yes: the cases can be read from now on, until the end that was asked for. */
export const grant = command<EmergencyStore>()({
  name: 'emergency.grant',
  ...about,
  may: mayDecide,
  run: async (_input, found, { actor, store, write, now, note, do: act }) => {
    inState(found, 'asked')
    const until = new Date(now.getTime() + found.hours * 3_600_000)
    note({ caseNumbers: found.caseNumbers, opens: found.opens, until: until.toISOString() })
    for (const number of found.caseNumbers) {
      const access = {
        number,
        appointmentId: found.appointmentId,
        grantId: found.id,
        until: until.toISOString(),
        opens: [...found.opens],
      }
      await act(openInEmergency, access).catch((error: unknown) => {
        if (error instanceof Problem && error.status === 404)
          throw new Problem('emergency.no-such-case', 422, { values: { number } })
        throw error
      })
    }
    write(store.decide(found, 'granted', decider(actor), now, until))
    return {}
  },
})

export const refuse = command<EmergencyStore>()({
  name: 'emergency.refuse',
  ...about,
  may: mayDecide,
  run: (_input, found, { actor, store, write, now }) => {
    inState(found, 'asked')
    write(store.decide(found, 'refused', decider(actor), now, null))
    return {}
  },
})

/** Ends it before its time. */
export const end = command<EmergencyStore>()({
  name: 'emergency.end',
  ...about,
  may: mayEnd,
  run: async (_input, found, { store, write, now, emit, do: act }) => {
    inState(found, 'granted')
    await act(closeEmergency, { grantId: found.id })
    write(store.end(found, now))
    emit(emitted(emergencyEnded, found.id, { requestId: found.id }))
    return {}
  },
})

/** Ends one whose time is over. */
export const endRunOut = command<EmergencyStore>()({
  name: 'emergency.end-run-out',
  ...about,
  may: mayAsPlatform,
  run: async (_input, found, { store, write, now, emit, do: act }) => {
    if (found.state !== 'granted' || !found.until || found.until > now) return {}
    await act(closeEmergency, { grantId: found.id })
    write(store.end(found, now))
    emit(emitted(emergencyEnded, found.id, { requestId: found.id }))
    return {}
  },
})
