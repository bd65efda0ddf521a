import { Type } from 'typebox'
import { type Emitted, emitted } from '../../../kernel/event.ts'
import { command, type Reading } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { mayAnswer, mayEnd, seesMandate } from '../mandate.policy.ts'
import { noticeOf } from '../mandate-notices.ts'
import { mandateEnded } from '../party.events.ts'
import { mayLoad } from '../party.policy.ts'
import type { PartyStore } from '../party.store.ts'
import { type MandateRecord, standingOf } from '../party.ts'
import { capacityOf } from './grant.ts'

const ById = Type.Object({ mandateId: Type.String({ maxLength: 64 }) })

const found = async ({ mandateId }: { mandateId: string }, reading: Reading<PartyStore>) => {
  const { actor, store } = reading
  const mandate = await store.findMandate(mandateId)
  if (!mandate) return undefined
  const personId = actor.kind === 'resident' || actor.kind === 'official' ? actor.personId : undefined
  const waiting = mandate.personId === undefined && mandate.state === 'offered'
  const mine =
    personId !== undefined &&
    (mandate.personId === personId || (waiting && (await store.isOfferedTo(mandateId, personId))))
  return { mandate, mine, capacity: await capacityOf(reading) }
}

/** Who acts is told at once; so is everything that rests on the mandate. */
export const endFacts = (m: MandateRecord): readonly Emitted[] =>
  m.personId ? [emitted(mandateEnded, m.id, { mandateId: m.id, personId: m.personId })] : []

/** Whom a mandate is offered to takes it or leaves it; before that nobody acts by it. */
export const answerMandate = command<PartyStore>()({
  name: 'party.answer-mandate',
  unscoped: 'an offer made before the person was known here has only their number',
  input: Type.Object({ mandateId: Type.String({ maxLength: 64 }), accept: Type.Boolean() }),
  output: Type.Object({ state: Type.String() }),
  load: found,
  see: seesMandate,
  may: mayAnswer,
  run: ({ accept }, { mandate }, { actor, store, now, today, write, emit, note }) => {
    if (actor.kind !== 'resident' && actor.kind !== 'official') throw new Error('judged to be a person')
    if (standingOf(mandate, today, now) !== 'offered') throw new Problem('party.not-open-any-more', 409)
    const state = accept ? 'active' : 'declined'
    write(store.answerMandate(mandate, actor.personId, state, now))
    emit(
      noticeOf(accept ? 'accepted' : 'declined', mandate.id, mandate.partyId, { person: mandate.personName }),
    )
    note({ partyId: mandate.partyId, answer: state })
    return { state }
  },
})

/** Takes a mandate back, or lays it down: from that moment nobody acts by it. Ending twice is no mistake. */
export const endMandate = command<PartyStore>()({
  name: 'party.end-mandate',
  unscoped: 'an offer made before the person was known here has only their number',
  input: ById,
  output: Type.Object({}),
  load: found,
  see: seesMandate,
  may: mayEnd,
  run: (_input, { mandate }, { actor, store, now, write, emit, note }) => {
    if (mandate.state === 'ended' || mandate.state === 'declined') return {}
    const by = actor.kind === 'resident' || actor.kind === 'official' ? actor.personId : 'system'
    write(store.endMandate(mandate, by, now))
    emit(...endFacts(mandate))
    const other = by === mandate.personId ? mandate.partyId : mandate.personId
    if (other && by !== 'system')
      emit(noticeOf('ended', mandate.id, other, { party: mandate.partyName, person: mandate.personName }))
    note({ partyId: mandate.partyId })
    return {}
  },
})

const day = 86_400_000

/** Ends what time has ended, so that every session that rested on it is told, and forgets wrong codes of past days. */
export const endRunOut = command<PartyStore>()({
  name: 'party.end-run-out',
  input: Type.Object({}),
  output: Type.Object({ ended: Type.Integer() }),
  load: async (_input, { store, today, now }) => ({ due: await store.runOut(today, now, 500) }),
  may: mayLoad,
  run: (_input, { due }, { store, now, write, emit }) => {
    for (const mandate of due) {
      write(store.endMandate(mandate, 'time', now))
      emit(...endFacts(mandate))
    }
    const yesterday = new Date(now.getTime() - day)
    write(store.forgetTries(yesterday), store.forgetRequests(yesterday))
    return { ended: due.length }
  },
})
