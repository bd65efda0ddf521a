import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { mayListOfficials } from '../organ.policy.ts'
import type { OrganStore } from '../organ.store.ts'
import type { Appointment } from '../organ.ts'

/** The posts a person holds today. Who holds a post is public; whoever signs in is still nobody when this is asked. */
export const getAppointments = query<OrganStore>()({
  name: 'organ.get-appointments',
  input: Type.Object({ personId: Type.String() }),
  may: 'public',
  run: ({ personId }, { store, now }): Promise<readonly Appointment[]> => store.appointmentsOf(personId, now),
})

/** Who holds a post of an organ today, with one duty or any. */
export const listOfficials = query<OrganStore>()({
  name: 'organ.list-officials',
  input: Type.Object({
    organId: Type.String(),
    duty: Type.Optional(
      Type.Union([
        Type.Literal('accept'),
        Type.Literal('review'),
        Type.Literal('decide'),
        Type.Literal('issue'),
      ]),
    ),
  }),
  may: mayListOfficials,
  run: ({ organId, duty }, { store, now }): Promise<readonly Appointment[]> =>
    store.officialsOf(organId, now, duty),
})
