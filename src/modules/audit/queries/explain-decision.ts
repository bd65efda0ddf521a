import { Type } from 'typebox'
import type { Actor } from '../../../kernel/actor.ts'
import type { Explanation } from '../../../kernel/explanation.ts'
import { query } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import { getAppointments } from '../../organ/index.ts'
import { mayAskWhy } from '../audit.policy.ts'
import type { AuditStore } from '../audit.store.ts'

/**
 * Why something is allowed or not, rule by rule, as it would be judged now: for the asker, or for an official in their
 * first post. Whoever may not see the thing gets the 404 of nothing there; each asking is in the audit.
 */
export const explainDecision = query<AuditStore>()({
  name: 'audit.explain-decision',
  input: Type.Object({
    operation: Type.String({ maxLength: 80 }),
    about: Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 80 })),
    personId: Type.Optional(Type.String({ maxLength: 64 })),
  }),
  may: mayAskWhy,
  personal: true,
  run: async ({ operation, about, personId }, { actor, ask, explain, note }): Promise<Explanation> => {
    note({ operation, ...about, ...(personId ? { asPerson: personId } : {}) })
    if (!personId) return explain(operation, about)
    const [post] = await ask(getAppointments, { personId })
    if (!post || actor.kind !== 'official') throw notFound()
    const { id: appointmentId, organId, path, realm, duties, personName: name } = post
    const { level, language } = actor
    const as: Actor = {
      kind: 'official',
      personId: post.personId,
      appointmentId,
      organId,
      path,
      realm,
      duties,
      name,
      level,
      language,
    }
    return explain(operation, about, as)
  },
})
