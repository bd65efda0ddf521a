import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { confirmAppointee } from '../../identity/index.ts'
import { appoint, caseDuties, changeDuties, getAppointments, keeperDuties } from '../../organ/index.ts'
import { enterPerson } from '../../party/index.ts'
import { mayNamePeople } from '../administration.policy.ts'
import type { AdministrationStore } from '../administration.store.ts'

const Day = Type.String({ format: 'date' })

/**
 * Appoints a person named by their ID number, as the population register has them; who is not among the parties yet is
 * entered. Said again with the same duties it
 * changes nothing; with others it changes them.
 */
export const appointPerson = command<AdministrationStore>()({
  name: 'administration.appoint-person',
  input: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
    idNumber: Type.String({ maxLength: 18 }),
    phone: Type.Optional(Type.String({ maxLength: 20 })),
    postId: Type.String({ maxLength: 64 }),
    post: Type.String({ maxLength: 100 }),
    organId: Type.String({ maxLength: 64 }),
    duties: Type.Optional(
      Type.Array(Type.Enum([...caseDuties, ...keeperDuties]), {
        minItems: 1,
        maxItems: 8,
        uniqueItems: true,
      }),
    ),
    from: Type.Optional(Day),
    until: Type.Optional(Day),
    reason: Type.String({ minLength: 2, maxLength: 500, pattern: '\\S' }),
  }),
  output: Type.Object({
    personId: Type.String(),
    appointmentId: Type.String(),
    outcome: Type.Union([Type.Literal('accepted'), Type.Literal('changed'), Type.Literal('unchanged')]),
  }),
  may: mayNamePeople,
  run: async ({ name, idNumber, phone, postId, post, organId, duties, ...rest }, _nothing, work) => {
    const { answer } = await work.do(confirmAppointee, { name, idNumber })
    if (answer === 'nobody')
      throw new Problem('administration.nobody-by-that-name', 422, {
        fields: [{ path: 'idNumber', message: 'problem.administration.nobody-by-that-name' }],
      })
    work.note({ registerSays: answer })
    const { partyId: personId } = await work.do(enterPerson, { name, idNumber, ...(phone ? { phone } : {}) })
    const held = (await work.ask(getAppointments, { personId })).find(
      (one) => one.organId === organId && one.post.zh === post && !one.standsInFor,
    )
    if (!held) {
      const { appointmentId } = await work.do(appoint, {
        personId,
        personName: name,
        postId,
        ...(duties ? { duties } : {}),
        ...rest,
      })
      return { personId, appointmentId, outcome: 'accepted' as const }
    }
    const same =
      !duties || (duties.length === held.duties.length && duties.every((d) => held.duties.includes(d)))
    if (same) return { personId, appointmentId: held.id, outcome: 'unchanged' as const }
    await work.do(changeDuties, { appointmentId: held.id, duties, reason: rest.reason })
    return { personId, appointmentId: held.id, outcome: 'changed' as const }
  },
})
