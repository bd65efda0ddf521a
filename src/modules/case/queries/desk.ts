import { Type } from 'typebox'
import { query, type Reading } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import type { Text } from '../../../kernel/text.ts'
import { mask } from '../../../platform/crypto/mask.ts'
import { caseScope, isOfficial, seesCase, verbsNow } from '../case.policy.ts'
import type { Note, Notice, TimelineEntry } from '../case.rows.ts'
import type { CaseStore } from '../case.store.ts'
import type { CaseDecision, CaseMaterial, CaseVerb, Correction, FrozenItem, Pinned, Task } from '../case.ts'
import { caseStates } from '../case.ts'
import { parseCaseNumber } from '../case-number.ts'
import type { CaseClock } from '../clock.ts'
import { CaseNumber } from '../desk-command.ts'
import { cursorOf, type Desk, type DeskCursor, deskViews } from '../desk-lists.store.ts'
import type { Contact, KnownFact } from '../draft.ts'
import { relationTo, standsBackFrom } from '../relation.ts'
import { remediesFor } from '../remedies.ts'
import { type CaseLine, lineOf } from '../views.ts'

/** A verb this official may do now, on which task, and what it brings about (`case.consequence.<verb>`). */
export interface VerbNow {
  readonly verb: CaseVerb
  readonly taskId: string
  readonly task: Task
  readonly consequence: { readonly key: string; readonly values: Readonly<Record<string, number>> }
}

/** Everything an official needs to handle a case. */
export interface DeskCase {
  readonly line: CaseLine
  readonly rev: number
  readonly item: FrozenItem
  readonly form: Pinned
  readonly process: Pinned
  readonly processState: unknown
  readonly answers: Readonly<Record<string, unknown>>
  readonly facts: readonly KnownFact[]
  /** Masked; the whole value is asked for with a reason. */
  readonly contact: Contact
  readonly applicant: {
    readonly partyId: string
    readonly kind: 'person' | 'enterprise'
    readonly name: string
  }
  readonly materials: readonly CaseMaterial[]
  readonly tasks: readonly Task[]
  readonly timeline: readonly TimelineEntry[]
  readonly notices: readonly Notice[]
  readonly notes: readonly Note[]
  readonly intervals: CaseClock
  readonly correction?: Correction | undefined
  readonly decision?: CaseDecision | undefined
  /** What who disagrees can do, to begin a refusal with. */
  readonly remedies: Text
  readonly verbs: readonly VerbNow[]
  readonly why: readonly { readonly verb: CaseVerb; readonly reason: string }[]
}

const deskOf = async ({ actor, ask }: Pick<Reading<CaseStore>, 'actor' | 'ask'>): Promise<Desk> => {
  const scope = caseScope(actor)
  if (actor.kind !== 'official' || !scope || 'party' in scope) throw notFound()
  return {
    ...scope,
    appointmentId: actor.appointmentId,
    standsInFor: actor.standsInFor,
    duties: actor.duties,
    personId: actor.personId,
    standsBackFrom: await standsBackFrom({ ask }, actor),
  }
}

const readCursor = (text: string | undefined): DeskCursor | undefined => {
  if (!text) return undefined
  const [due = '', at = '', id = ''] = Buffer.from(text, 'base64url').toString().split('|')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(due) || Number.isNaN(Date.parse(at)) || id === '') throw notFound()
  return { due, at, id }
}

/** The worklist: cut to the official's organs, most pressing first, in keyset pages. */
export const deskWorklist = query<CaseStore>()({
  name: 'case.desk-worklist',
  input: Type.Object({
    view: Type.Enum([...deskViews]),
    item: Type.Optional(Type.String({ maxLength: 80 })),
    state: Type.Optional(Type.Enum([...caseStates])),
    due: Type.Optional(Type.Union([Type.Literal('overdue'), Type.Literal('today'), Type.Literal('week')])),
    q: Type.Optional(Type.String({ maxLength: 60 })),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  may: isOfficial,
  lists: seesCase,
  run: async ({ q, cursor, limit = 25, ...filter }, { actor, ask, store, today }) => {
    const typed = q?.trim() || undefined
    const number = typed ? parseCaseNumber(typed)?.number : undefined
    const found = await store.listForDesk(
      await deskOf({ actor, ask }),
      { ...filter, number, name: number ? undefined : typed, after: readCursor(cursor), limit: limit + 1 },
      today,
    )
    const page = found.slice(0, limit)
    const last = page.at(-1)
    const next = last && cursorOf(last)
    return {
      lines: page.map((c) => lineOf(c, actor, today)),
      next:
        found.length > limit && next
          ? Buffer.from(`${next.due}|${next.at}|${next.id}`).toString('base64url')
          : null,
    }
  },
})

/** What waits on this desk, as counts that are links. */
export const deskCounts = query<CaseStore>()({
  name: 'case.desk-counts',
  input: Type.Object({}),
  may: isOfficial,
  lists: seesCase,
  run: async (_input, { actor, ask, store, today }) =>
    store.countForDesk(await deskOf({ actor, ask }), today),
})

/** The case page; each opening is in the audit. */
export const getDeskCase = query<CaseStore>()({
  name: 'case.get-desk-case',
  input: Type.Object({ number: CaseNumber }),
  may: isOfficial,
  personal: true,
  load: ({ number }, { store }) => store.find(number),
  see: seesCase,
  run: async (_input, reading, found): Promise<DeskCase> => {
    const { actor, store, today } = reading
    const [relation, sealed, timeline, notices, notes] = await Promise.all([
      relationTo(reading, found),
      store.getSealed(found),
      store.listEvents(found),
      store.listNotices(found),
      store.listNotes(found),
    ])
    const { may, why } = verbsNow(actor, found, relation)
    const line = lineOf(found, actor, today)
    return {
      line,
      rev: found.rev,
      item: found.item,
      form: found.form,
      process: found.process,
      processState: found.processState,
      answers: sealed.answers,
      facts: sealed.facts,
      contact: { phone: mask('phone', sealed.contact.phone), address: sealed.contact.address },
      applicant: { partyId: found.applicant.partyId, kind: found.applicant.kind, name: line.applicant },
      materials: found.materials,
      tasks: found.tasks,
      timeline,
      notices,
      notes,
      intervals: found.clock,
      correction: found.correction,
      decision: found.decision,
      remedies: remediesFor(found.item),
      verbs: may.map(({ verb, task }) => ({
        verb,
        taskId: task.id,
        task,
        consequence: { key: `case.consequence.${verb}`, values: { days: found.item.promisedDays } },
      })),
      why,
    }
  },
})
