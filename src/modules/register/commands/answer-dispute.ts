import { Type } from 'typebox'
import { emitted } from '../../../kernel/event.ts'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { circleOf } from '../circle.ts'
import { mayAnswerDispute } from '../dispute.policy.ts'
import { noticeOfAnswer } from '../dispute-notices.ts'
import { disputeAnswered } from '../register.events.ts'
import type { RegisterStore } from '../register.store.ts'

/** The organ that keeps the register says what it did: corrected at the source, or kept and why (§46: checked and answered). */
export const answerDispute = command<RegisterStore>()({
  name: 'register.answer-dispute',
  unscoped: 'a request is the party’s; the organ it was sent to is judged by its own rule',
  input: Type.Object({
    disputeId: Type.String({ maxLength: 64 }),
    outcome: Type.Union([Type.Literal('corrected'), Type.Literal('kept')]),
    says: Type.String({ maxLength: 1000 }),
  }),
  output: Type.Object({}),
  load: async ({ disputeId }, { actor, store }) => {
    const dispute = await store.findDispute(disputeId)
    const circle = actor.kind === 'official' ? await circleOf(store, actor.personId) : undefined
    return dispute && { ...dispute, ofCircle: circle?.has(dispute.partyId) ?? false }
  },
  see: mayAnswerDispute,
  may: mayAnswerDispute,
  run: ({ disputeId, outcome, says }, dispute, { actor, store, now, write, emit, note }) => {
    if (actor.kind !== 'official') throw new Error('judged to be an official')
    if (dispute.answeredAt) throw new Problem('register.answered-already', 409)
    const words = says.trim()
    if (words.length < 2)
      throw new Problem('register.say-what-was-done', 422, {
        fields: [{ path: 'says', message: 'problem.register.say-what-was-done' }],
      })
    write(store.answerDispute(disputeId, { outcome, says: words, by: actor.appointmentId, now }))
    emit(
      emitted(disputeAnswered, disputeId, {
        disputeId,
        partyId: dispute.partyId,
        ...noticeOfAnswer(outcome, words),
      }),
    )
    note({ partyId: dispute.partyId, outcome })
    return {}
  },
})
