import type { Selectable } from 'kysely'
import type { OrganId, PartyId } from '../../kernel/ids.ts'
import type { Text } from '../../kernel/text.ts'
import type { CaseTables } from './case.tables.gen.ts'
import type {
  Applicant,
  Case,
  CaseDecision,
  CaseMaterial,
  CaseOrgan,
  CaseState,
  CaseVerb,
  Correction,
  FrozenItem,
  Ground,
  NoticeKind,
  Task,
  TaskId,
} from './case.ts'
import type { CaseClock } from './clock.ts'
import type { SealedColumns } from './sealed-columns.ts'

type Row<T extends keyof CaseTables> = Selectable<CaseTables[T]>
export type ApplicationRow = Omit<Row<'case.application'>, 'answers' | 'contact' | 'proof'>

/** Rows that come along with an application as JSON. */
export interface Attached {
  readonly tasks: unknown
  readonly access: unknown
}

/** One line of the timeline. */
export interface TimelineEntry {
  readonly seq: number
  readonly verb: CaseVerb
  readonly at: Date
  readonly by: {
    readonly kind: string
    readonly name?: string | undefined
    readonly organ?: Text | undefined
  }
  /** Shown to the applicant too. */
  readonly shown: boolean
  readonly data: Readonly<Record<string, unknown>>
}

export interface Notice {
  readonly n: number
  readonly kind: NoticeKind
  readonly title: Text
  readonly body: Text
  readonly at: Date
}

export interface Note {
  readonly id: string
  readonly by: string
  readonly text: string
  readonly lostRace: boolean
  readonly at: Date
}

export const organOf = (value: unknown, id: string, path: string): CaseOrgan => {
  const { name, phone } = value as { name: Text; phone?: string }
  return { id: id as OrganId, path, name, phone }
}

export const organJson = ({ name, phone }: CaseOrgan): object => ({ name, phone })

/** A task as a row, or as the JSON of one: then its times are text. */
export const taskOf = (row: Omit<Row<'case.task'>, 'opened_at'> & { opened_at: Date | string }): Task => ({
  id: row.id as TaskId,
  token: row.token,
  node: row.node,
  name: row.name as Text,
  duty: row.duty,
  outcomes: row.outcomes as string[],
  organ: organOf(row.organ, row.organ_id, row.organ_path),
  holder: row.holder_id === null ? undefined : { appointmentId: row.holder_id, name: row.holder_name ?? '' },
  openedAt: new Date(row.opened_at),
  ground: (row.ground ?? undefined) as Ground | undefined,
})

export const caseOf = (row: ApplicationRow & Attached, sealed: SealedColumns): Case => {
  const key = `${row.home}/${row.id}`
  const tasks = (row.tasks ?? []) as Parameters<typeof taskOf>[0][]
  const access = (row.access ?? []) as { kind: string; path: string | null; party_id: string | null }[]
  return {
    home: row.home,
    id: row.id as Case['id'],
    number: row.number,
    rev: row.rev,
    state: row.state as CaseState,
    item: row.item as FrozenItem,
    form: { key: row.form_key, version: row.form_version },
    process: { key: row.process_key, version: row.process_version },
    tableVersion: row.table_version ?? undefined,
    processState: row.process,
    organ: organOf(row.organ, row.organ_id, row.organ_path),
    applicant: {
      partyId: row.party_id as PartyId,
      kind: row.party_kind as Applicant['kind'],
      name: row.applicant_name,
      personId: row.person_id as PartyId,
    },
    corrected: row.corrected,
    deemed: row.deemed,
    correction: row.correction
      ? sealed.correction.open<Correction | undefined>(key, row.correction, undefined)
      : undefined,
    decision: row.decision
      ? sealed.decision.open<CaseDecision | undefined>(key, row.decision, undefined)
      : undefined,
    certificateNumber: row.certificate_number ?? undefined,
    clock: row.clock as CaseClock,
    materials: sealed.materials.open<CaseMaterial[]>(key, row.materials, []),
    submittedAt: row.submitted_at,
    lastSeq: row.last_seq,
    lastNotice: row.last_notice,
    tasks: tasks.map(taskOf).sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime()),
    paths: access.flatMap((a) => (a.path === null ? [] : [a.path])),
    parties: access.flatMap((a) => (a.party_id === null ? [] : [a.party_id as PartyId])),
  }
}

export const entryOf = (row: Row<'case.event'>, { event }: SealedColumns): TimelineEntry => ({
  seq: row.seq,
  verb: row.kind as CaseVerb,
  at: row.at,
  by: {
    kind: row.actor_kind,
    name: row.actor_name ?? undefined,
    organ: (row.organ ?? undefined) as Text | undefined,
  },
  shown: row.shown,
  data: event.open<Record<string, unknown>>(`${row.home}/${row.case_id}/${row.seq}`, row.data, {}),
})

export const noticeOf = (row: Row<'case.notice'>, { notice }: SealedColumns): Notice => ({
  n: row.n,
  kind: row.kind as NoticeKind,
  title: row.title as Text,
  body: notice.open<Text>(`${row.home}/${row.case_id}/${row.n}`, row.body, { zh: '' }),
  at: row.at,
})

export const noteOf = (row: Row<'case.note'>, { note }: SealedColumns): Note => ({
  id: row.id,
  by: row.by_name,
  text: note.open(`${row.home}/${row.id}`, row.text),
  lostRace: row.lost_race,
  at: row.at,
})
