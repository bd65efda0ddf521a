import { randomBytes } from 'node:crypto'
import { Type } from 'typebox'
import { civilDateOf } from '../../../kernel/civil-date.ts'
import { command, type Reading, type Work } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { getAppointments, getOrgan } from '../../organ/index.ts'
import { consentText } from '../consent-texts.ts'
import { mayEnterCode, mayGrantForSelf, seesCode } from '../mandate.policy.ts'
import { noticeOf } from '../mandate-notices.ts'
import type { PartyStore } from '../party.store.ts'
import { type AgentCode, codeDays, codeFrom, readCode, triesAnHour } from '../party.ts'
import { Items } from './grant.ts'
import { endFacts } from './mandates.ts'

export const Wish = {
  items: Items,
  days: Type.Integer({ minimum: 1, maximum: codeDays }),
  agreed: Type.Boolean(),
}
const codeIn = ({ code }: { readonly code: AgentCode }): AgentCode => code
export const Made = Type.Object({ codeId: Type.String(), code: Type.String(), expiresAt: Type.String() })
const dayMs = 86_400_000

/** Makes a code with the consent it rests on; at a window also who else saw the person. */
export const make = (
  { items, days, agreed }: { items: string[]; days: number; agreed: boolean },
  about: {
    partyId: string
    how: 'online' | 'window'
    by: string
    organId?: string
    seenBy?: string | undefined
  },
  { store, now, newId, write, emit, note }: Work<PartyStore>,
) => {
  if (!agreed)
    throw new Problem('party.agree-first', 422, {
      fields: [{ path: 'agreed', message: 'problem.party.agree-first' }],
    })
  const [codeId, code] = [newId<'agent-code'>(), codeFrom(randomBytes)]
  const expiresAt = new Date(now.getTime() + days * dayMs)
  const partyId = about.partyId as Parameters<typeof store.addCode>[0]['partyId']
  write(
    store.addCode({
      id: codeId,
      partyId,
      items,
      organId: about.organId,
      madeAt: now,
      expiresAt,
      code,
      madeBy: about.by,
      seenBy: about.seenBy,
    }),
    store.addConsent({
      id: newId<'consent'>(),
      partyId,
      text: consentText('agent'),
      how: about.how,
      givenAt: now,
      recordedBy: about.by,
      organId: about.organId,
      codeId,
      ...(about.how === 'window' ? { provenBy: about.seenBy ? 'colleague' : 'phone' } : {}),
      seenBy: about.seenBy,
    }),
  )
  // made for somebody by an official: the person is told, so that they can take back what they did not ask for
  if (about.how === 'window') emit(noticeOf('code-made', codeId, partyId, { until: civilDateOf(expiresAt) }))
  note({ codeId, partyId, items, days })
  return { codeId, code, expiresAt: expiresAt.toISOString() }
}

/** A person makes a live code for their village agent. The answer holds the code: perform it without an idempotency key. */
export const makeAgentCode = command<PartyStore>()({
  name: 'party.make-agent-code',
  input: Type.Object(Wish),
  output: Made,
  may: mayGrantForSelf,
  run: (wish, _nothing, work) => {
    if (work.actor.kind !== 'resident') throw new Error('judged to be a resident')
    const { personId } = work.actor
    return make(wish, { partyId: personId, how: 'online', by: personId }, work)
  },
})

/** Takes a code back; who acts by it acts no more. Taking back twice is no mistake. */
export const revokeAgentCode = command<PartyStore>()({
  name: 'party.revoke-agent-code',
  unscoped: 'the window may take back what it made',
  input: Type.Object({ codeId: Type.String({ maxLength: 64 }) }),
  output: Type.Object({}),
  load: async ({ codeId }, { store }) => {
    const code = await store.findCode(codeId)
    return code && { code, mandate: code.mandateId && (await store.findMandate(code.mandateId)) }
  },
  see: seesCode.of(codeIn),
  may: seesCode.of(codeIn),
  run: (_input, { code, mandate }, { actor, store, now, write, emit, note }) => {
    if (code.state === 'revoked') return {}
    write(store.revokeCode(code))
    if (mandate && mandate.state === 'active') {
      const by = actor.kind === 'resident' || actor.kind === 'official' ? actor.personId : 'system'
      write(store.endMandate(mandate, by, now))
      emit(...endFacts(mandate))
    }
    note({ partyId: code.partyId })
    return {}
  },
})

const townLevel = 4

/** Village agents hold a post of a town, a village, or what is below them. */
const isVillageAgent = async ({ actor, ask }: Reading<PartyStore>): Promise<boolean> => {
  if (actor.kind !== 'resident' && actor.kind !== 'official') return false
  const { personId } = actor
  for (const post of await ask(getAppointments, { personId })) {
    if ((await ask(getOrgan, { organId: post.organId })).level >= townLevel) return true
  }
  return false
}

/**
 * An agent enters the code somebody gave them and may act for that person while it lives. A wrong one is counted for
 * who enters it; unknown, expired, taken back, already used, and made by
 * themselves at a window all answer alike: no mandate.
 */
export const enterAgentCode = command<PartyStore>()({
  name: 'party.enter-agent-code',
  unscoped: 'whom the code is for is known by the code alone',
  input: Type.Object({ typed: Type.String({ maxLength: 60 }) }),
  output: Type.Object({ mandateId: Type.Union([Type.String(), Type.Null()]), triesLeft: Type.Integer() }),
  load: async (_input, reading) => ({ agent: await isVillageAgent(reading) }),
  may: mayEnterCode,
  run: async ({ typed }, _agent, work) => {
    const { actor, store, now, newId, write, emit, note } = work
    if (actor.kind !== 'resident' && actor.kind !== 'official') throw new Error('judged to be a person')
    const tries = await store.triesSince(actor.personId, now)
    if (tries >= triesAnHour) {
      work.refuse('party.too-many-codes')
      return { mandateId: null, triesLeft: 0 }
    }
    const code = readCode(typed)
    const found = code === undefined ? undefined : await store.findByCode(code)
    const made = found?.madeBy === actor.personId || found?.seenBy === actor.personId
    if (found?.state !== 'live' || found.expiresAt <= now || found.partyId === actor.personId || made) {
      write(store.countTry(actor.personId, tries + 1, now))
      work.refuse(made ? 'party.made-it-oneself' : 'party.code-does-not-hold')
      return { mandateId: null, triesLeft: triesAnHour - tries - 1 }
    }
    const mandateId = newId<'mandate'>()
    write(
      store.useCode(found, mandateId),
      store.addMandates([
        {
          id: mandateId,
          kind: 'agent',
          state: 'active',
          personId: actor.personId,
          partyId: found.partyId,
          from: civilDateOf(now),
          until: undefined,
          items: found.items,
          endsAt: found.expiresAt,
          grantedBy: found.partyId,
          grantedAt: now,
        },
      ]),
    )
    emit(noticeOf('code-used', mandateId, found.partyId, { person: actor.name }))
    note({ mandateId, codeId: found.id, partyId: found.partyId })
    return { mandateId, triesLeft: triesAnHour - tries }
  },
})
