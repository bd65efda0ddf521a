import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { mayListOfficials } from '../organ.policy.ts'
import type { OrganStore } from '../organ.store.ts'
import { type Appointment, caseDuties } from '../organ.ts'

/**
 * The posts a person holds today, and those they stand in for. Who holds a post is public; whoever signs in is still
 * nobody when this is asked.
 */
export const getAppointments = query<OrganStore>()({
  name: 'organ.get-appointments',
  input: Type.Object({ personId: Type.String() }),
  may: 'public',
  run: ({ personId }, { store, now }): Promise<readonly Appointment[]> => store.appointmentsOf(personId, now),
})

/** One appointment, or stand-in, as it is today: with the organ's place and the duties of now; null when it is over. */
export const findAppointment = query<OrganStore>()({
  name: 'organ.find-appointment',
  input: Type.Object({ appointmentId: Type.String() }),
  may: 'public',
  run: async ({ appointmentId }, { store, now }): Promise<Appointment | null> =>
    (await store.findAppointment(appointmentId, now)) ?? null,
})

/** Who holds a post of an organ today or stands in there, with one duty or any. */
export const listOfficials = query<OrganStore>()({
  name: 'organ.list-officials',
  input: Type.Object({ organId: Type.String(), duty: Type.Optional(Type.Enum([...caseDuties])) }),
  may: mayListOfficials,
  run: ({ organId, duty }, { store, now }): Promise<readonly Appointment[]> =>
    store.officialsOf(organId, now, duty),
})
