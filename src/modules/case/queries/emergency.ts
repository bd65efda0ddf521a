import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { mask } from '../../../platform/crypto/mask.ts'
import { mayAsPlatform } from '../case.policy.ts'
import type { Notice, TimelineEntry } from '../case.rows.ts'
import type { CaseStore } from '../case.store.ts'
import type { Pinned } from '../case.ts'
import { CaseNumber } from '../desk-command.ts'
import type { Contact, KnownFact } from '../draft.ts'
import { mayAskInEmergency, readsInEmergency } from '../emergency.policy.ts'
import { type CaseLine, lineOf } from '../views.ts'

/** A case as emergency access shows it: to read, with nothing to do. */
export interface EmergencyCase {
  readonly line: CaseLine
  readonly form: Pinned
  readonly answers: Readonly<Record<string, unknown>>
  readonly facts: readonly KnownFact[]
  readonly contact: Contact
  readonly timeline: readonly TimelineEntry[]
  readonly notices: readonly Notice[]
  readonly until: Date
}

/** One case, while emergency access to it lasts; each look is in the audit with the grant it stands on. */
export const readInEmergency = query<CaseStore>()({
  name: 'case.read-in-emergency',
  input: Type.Object({ number: CaseNumber }),
  may: mayAskInEmergency,
  personal: true,
  load: async ({ number }, { store, actor, now }) => {
    const found = await store.find(number)
    if (!found || actor.kind !== 'official') return undefined
    return { found, access: await store.findEmergency(found, actor.appointmentId, now) }
  },
  see: readsInEmergency,
  run: async (_input, { store, actor, today, now, note }, { found, access }): Promise<EmergencyCase> => {
    note({ grantId: access?.grantId })
    const [sealed, timeline, notices] = await Promise.all([
      store.getSealed(found),
      store.listEvents(found),
      store.listNotices(found),
    ])
    return {
      line: lineOf(found, actor, today),
      form: found.form,
      answers: sealed.answers,
      facts: sealed.facts,
      contact: { phone: mask('phone', sealed.contact.phone), address: sealed.contact.address },
      timeline,
      notices,
      until: access?.until ?? now,
    }
  },
})

/** Whose affairs a case is about: so that they can be told who looked. */
export const listConcerned = query<CaseStore>()({
  name: 'case.list-concerned',
  input: Type.Object({ number: CaseNumber }),
  may: mayAsPlatform,
  run: async ({ number }, { store }): Promise<readonly string[]> => (await store.find(number))?.parties ?? [],
})
