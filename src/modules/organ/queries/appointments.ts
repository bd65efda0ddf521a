import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import type { Appointment } from '../organ.ts'
import { mayListOfficials, mayReadAppointments } from '../organ.policy.ts'
import type { OrganStore } from '../organ.store.ts'

/** The posts a person holds today. */
export const getAppointments = query<OrganStore>()({
  name: 'organ.getAppointments',
  input: Type.Object({ personId: Type.String() }),
  may: 'public',
  run: ({ personId }, { actor, store, now }): Promise<readonly Appointment[]> => {
    if (!mayReadAppointments(actor, personId).allowed) throw notFound()
    return store.appointmentsOf(personId, now)
  },
})

/** Who holds a post of an organ today, with one duty or any. */
export const listOfficials = query<OrganStore>()({
  name: 'organ.listOfficials',
  input: Type.Object({
    organId: Type.String(),
    duty: Type.Optional(
      Type.Union([Type.Literal('accept'), Type.Literal('review'), Type.Literal('decide'), Type.Literal('issue')]),
    ),
  }),
  may: mayListOfficials,
  run: ({ organId, duty }, { store, now }): Promise<readonly Appointment[]> => store.officialsOf(organId, now, duty),
})
