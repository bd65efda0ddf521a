import { Type } from 'typebox'
import { addDays, ageOn, type CivilDate, civilDateOf } from '../../../kernel/civil-date.ts'
import type { Id, PartyId } from '../../../kernel/ids.ts'
import { command, type Reading, type Work } from '../../../kernel/operation.ts'
import { type FieldError, Problem } from '../../../kernel/problem.ts'
import { normalise } from '../../../platform/crypto/field-cipher.ts'
import { mask } from '../../../platform/crypto/mask.ts'
import { consentText } from '../consent-texts.ts'
import { mayGrantForSelf, mayGrantHandler, mayRecordGuardian } from '../mandate.policy.ts'
import { noticeOf } from '../mandate-notices.ts'
import type { PartyStore } from '../party.store.ts'
import { ageOfElders, birthIn, longestMandateDays, type Mandate, type MandateKind } from '../party.ts'

const Day = Type.String({ format: 'date' })
export const Items = Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { minItems: 1, maxItems: 50 })
const Grant = {
  name: Type.String({ maxLength: 60 }),
  idNumber: Type.String({ maxLength: 40 }),
  /** Without it: all items. */
  items: Type.Optional(Items),
  from: Day,
  until: Day,
}
const Granted = Type.Object({ mandateId: Type.String() })

/** The mandate in whose capacity the actor is, as it holds now. */
export const capacityOf = async ({
  actor,
  store,
  today,
  now,
}: Reading<PartyStore>): Promise<Mandate | undefined> =>
  actor.kind === 'resident' && actor.mandateId ? store.liveMandate(actor.mandateId, today, now) : undefined

interface Wish {
  readonly name: string
  readonly idNumber: string
  readonly items?: string[]
  readonly from: string
  readonly until: string
}

const wrongIn = ({ name, idNumber, from, until }: Wish, today: CivilDate): readonly FieldError[] => {
  const wrong: FieldError[] = []
  if (name.trim() === '') wrong.push({ path: 'name', message: 'problem.party.name-needed' })
  if (!/^\d{17}[\dX]$/.test(normalise(idNumber)))
    wrong.push({ path: 'idNumber', message: 'problem.party.number-shape' })
  if (from < today) wrong.push({ path: 'from', message: 'problem.party.from-past' })
  if (until < from) wrong.push({ path: 'until', message: 'problem.party.until-before-from' })
  if (until > addDays(from as CivilDate, longestMandateDays))
    wrong.push({ path: 'until', message: 'problem.party.until-too-far' })
  return wrong
}

/**
 * Offers a mandate to whoever has this name and number. The answer is the same whether we know that person or not;
 * somebody who registers later finds the offer waiting.
 */
const offer = async (wish: Wish, kind: MandateKind, work: Work<PartyStore>): Promise<Id<'mandate'>> => {
  const { actor, store, today, now, newId } = work
  if (actor.kind !== 'resident') throw new Error('judged to be a resident')
  const wrong = wrongIn(wish, today)
  if (wrong.length > 0) throw new Problem('party.grant-wrong', 422, { fields: wrong })
  const name = wish.name.trim()
  const known = await store.findByNumber('person', wish.idNumber)
  const to = known?.name === name ? known : undefined
  if (to?.id === actor.personId)
    throw new Problem('party.not-to-yourself', 422, {
      fields: [{ path: 'idNumber', message: 'problem.party.not-to-yourself' }],
    })
  const mandateId = newId<'mandate'>()
  work.write(
    store.addMandates([
      {
        id: mandateId,
        kind,
        state: 'offered',
        personId: to?.id,
        partyId: actor.partyId,
        from: wish.from as CivilDate,
        until: wish.until as CivilDate,
        items: wish.items,
        offered: {
          name,
          index: store.indexOf(wish.idNumber),
          masked: mask('idNumber', normalise(wish.idNumber)),
        },
        grantedBy: actor.personId,
        grantedAt: now,
      },
    ]),
  )
  const party = await store.find(actor.partyId)
  if (to) work.emit(noticeOf('offered', mandateId, to.id, { party: party?.name ?? '', until: wish.until }))
  work.note({ mandateId, partyId: actor.partyId, items: wish.items ?? 'all' })
  return mandateId
}

/** An enterprise's legal representative lets a handler (经办人) act for it: for all items or chosen ones, from and to. */
export const grantHandler = command<PartyStore>()({
  name: 'party.grant-handler',
  unscoped: 'looks a person up by number; tells nobody whether one was found',
  input: Type.Object(Grant),
  output: Granted,
  load: async (_input, reading) => ({ capacity: await capacityOf(reading) }),
  may: mayGrantHandler,
  run: async (wish, _found, work) => ({ mandateId: await offer(wish, 'handler', work) }),
})

/** An elder lets a relative act for them; the text they agreed to is recorded with it. */
export const grantFamily = command<PartyStore>()({
  name: 'party.grant-family',
  unscoped: 'looks a person up by number; tells nobody whether one was found',
  input: Type.Object({ ...Grant, agreed: Type.Boolean() }),
  output: Granted,
  may: mayGrantForSelf,
  run: async ({ agreed, ...wish }, _nothing, work) => {
    const { actor, store, now, today, newId } = work
    if (actor.kind !== 'resident') throw new Error('judged to be a resident')
    const number = await store.numberOf(actor.personId)
    if (!number || ageOn(birthIn(number), today) < ageOfElders) throw new Problem('party.only-elders', 403)
    if (!agreed)
      throw new Problem('party.agree-first', 422, {
        fields: [{ path: 'agreed', message: 'problem.party.agree-first' }],
      })
    const mandateId = await offer(wish, 'family', work)
    work.write(
      store.addConsent({
        id: newId<'consent'>(),
        partyId: actor.personId,
        text: consentText('family'),
        how: 'online',
        givenAt: now,
        recordedBy: actor.personId,
        mandateId,
      }),
    )
    return { mandateId }
  },
})

/** Records a parent as guardian until the day before the child is of age; asked by the register module. */
export const recordGuardian = command<PartyStore>()({
  name: 'party.record-guardian',
  unscoped: 'the child is not yet one of whom the parent acts for',
  input: Type.Object({ childId: Type.String({ maxLength: 64 }), until: Day }),
  output: Granted,
  may: mayRecordGuardian,
  run: async ({ childId, until }, _nothing, { actor, store, now, today, newId, write, note }) => {
    if (actor.kind !== 'resident') throw new Error('judged to be a resident')
    const has = (await store.mandatesOf(actor.personId, today, now)).find(
      (m) => m.partyId === childId && m.kind === 'guardian',
    )
    if (has) return { mandateId: has.id }
    const mandateId = newId<'mandate'>()
    write(
      store.addMandates([
        {
          id: mandateId,
          kind: 'guardian',
          state: 'active',
          personId: actor.personId,
          partyId: childId as PartyId,
          from: civilDateOf(now),
          until: until as CivilDate,
          grantedBy: 'register',
          grantedAt: now,
        },
      ]),
    )
    note({ mandateId, partyId: childId })
    return { mandateId }
  },
})
