import { Type } from 'typebox'
import { query, type Reading } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import { openFileInEmergency } from '../../evidence/index.ts'
import { mayAsPlatform } from '../case.policy.ts'
import type { Notice, TimelineEntry } from '../case.rows.ts'
import type { CaseStore } from '../case.store.ts'
import type { CaseMaterial, Pinned } from '../case.ts'
import { CaseNumber } from '../desk-command.ts'
import type { Contact, KnownFact } from '../draft.ts'
import { mayAskInEmergency, opensPapersInEmergency, readsInEmergency } from '../emergency.policy.ts'
import type { EmergencyPart } from '../emergency.ts'
import { type CaseLine, lineOf } from '../views.ts'

/** A case as emergency access shows it: to read, with nothing to do. */
export interface EmergencyCase {
  readonly line: CaseLine
  readonly form: Pinned
  /** What was granted beside the process; the rest is not there. */
  readonly opens: readonly EmergencyPart[]
  readonly answers: Readonly<Record<string, unknown>>
  readonly facts: readonly KnownFact[]
  readonly contact: Contact | undefined
  readonly materials: readonly CaseMaterial[]
  readonly timeline: readonly TimelineEntry[]
  readonly notices: readonly Notice[]
  readonly until: Date
}

const accessTo = async ({ number }: { number: string }, { store, actor, now }: Reading<CaseStore>) => {
  const found = await store.find(number)
  if (!found || actor.kind !== 'official') return undefined
  return { found, access: await store.findEmergency(found, actor.appointmentId, now) }
}

/** One case, while emergency access to it lasts; each look is in the audit with the grant it stands on. */
export const readInEmergency = query<CaseStore>()({
  name: 'case.read-in-emergency',
  input: Type.Object({ number: CaseNumber }),
  may: mayAskInEmergency,
  personal: true,
  load: accessTo,
  see: readsInEmergency,
  run: async (_input, { store, actor, today, now, note }, { found, access }): Promise<EmergencyCase> => {
    const opens = access?.opens ?? []
    const isOpen = (part: EmergencyPart): boolean => opens.includes(part)
    note({ grantId: access?.grantId, opens })
    const [sealed, timeline, notices] = await Promise.all([
      store.getSealed(found),
      store.listEvents(found),
      store.listNotices(found),
    ])
    return {
      line: lineOf(found, actor, today),
      form: found.form,
      opens,
      answers: isOpen('answers') ? sealed.answers : {},
      facts: isOpen('answers') ? sealed.facts : [],
      contact: isOpen('contact') ? sealed.contact : undefined,
      materials: isOpen('papers') ? found.materials : [],
      timeline,
      notices,
      until: access?.until ?? now,
    }
  },
})

/** One paper that was handed in, while emergency access opens papers; each opening is in the audit with the grant. */
export const openPaperInEmergency = query<CaseStore>()({
  name: 'case.open-paper-in-emergency',
  input: Type.Object({ number: CaseNumber, n: Type.Integer({ minimum: 1, maximum: 1000 }) }),
  may: mayAskInEmergency,
  personal: true,
  load: accessTo,
  see: opensPapersInEmergency,
  run: async ({ n }, { ask, note }, { found, access }) => {
    note({ grantId: access?.grantId })
    // documents from the wallet are ours: what stands in them is known without opening them
    const paper = found.materials.find((one) => one.n === n && one.from === 'upload')
    if (!paper) throw notFound()
    return ask(openFileInEmergency, { evidenceId: paper.ref })
  },
})

/** Whose affairs a case is about: so that they can be told who looked. */
export const listConcerned = query<CaseStore>()({
  name: 'case.list-concerned',
  input: Type.Object({ number: CaseNumber }),
  may: mayAsPlatform,
  run: async ({ number }, { store }): Promise<readonly string[]> => (await store.find(number))?.parties ?? [],
})
