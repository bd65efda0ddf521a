import { timingSafeEqual } from 'node:crypto'
import type { Actor } from '../../kernel/actor.ts'
import type { Write } from '../../kernel/write.ts'
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts'
import { json, type Reader, sql, writer } from '../../platform/db/index.ts'
import { applicantLists } from './applicant-lists.store.ts'
import type { Note, Notice, TimelineEntry } from './case.rows.ts'
import { type Attached, caseOf, entryOf, noteOf, noticeOf, organJson } from './case.rows.ts'
import type { CaseTables } from './case.tables.gen.ts'
import type { Case } from './case.ts'
import { parseCaseNumber } from './case-number.ts'
import type { CaseChange, NewEvent } from './change.ts'
import { applicationColumns } from './columns.ts'
import type { DefinitionCache } from './definitions.ts'
import { deskLists } from './desk-lists.store.ts'
import type { Contact, Sealed } from './draft.ts'
import { drafts } from './drafts.store.ts'
import { emergencies } from './emergency.store.ts'
import { reorganisation } from './reorganisation.store.ts'
import { type SealedColumns, sealedColumns } from './sealed-columns.ts'
import type { Tries } from './tries.ts'

const w = writer<CaseTables>()

const place = {
  answers: 'case.application|answers',
  contact: 'case.application|contact',
}
const proofPlace = 'case.application|proof'

const actorIdOf = (actor: Actor): string | null => {
  if (actor.kind === 'official') return actor.appointmentId
  if (actor.kind === 'resident') return actor.personId
  return actor.kind === 'system' ? actor.name : null
}

const eventRow = (c: Case, e: NewEvent, { event }: SealedColumns) => ({
  home: c.home,
  case_id: c.id,
  seq: e.seq,
  kind: e.verb,
  at: e.at,
  actor_kind: e.actor.kind,
  actor_id: actorIdOf(e.actor),
  actor_name: e.actor.kind === 'official' || e.actor.kind === 'resident' ? e.actor.name : null,
  organ: e.organ ? json(e.organ) : null,
  shown: e.shown,
  data: event.seal(`${c.home}/${c.id}/${e.seq}`, e.data),
})

const partOf = (change: CaseChange, sealed: SealedColumns): Write[] => {
  const c = change.case
  const key = { home: c.home, case_id: c.id }
  const at = change.now
  const writes: Write[] = []
  if (change.events.length > 0)
    writes.push(
      w.insertMany(
        'case.event',
        change.events.map((e) => eventRow(c, e, sealed)),
      ),
    )
  if (change.notices.length > 0) {
    const rows = change.notices.map((n) => ({
      ...n,
      ...key,
      title: json(n.title),
      body: sealed.notice.seal(`${c.home}/${c.id}/${n.n}`, n.body),
      at,
    }))
    writes.push(w.insertMany('case.notice', rows))
  }
  if (change.paths.length > 0) {
    const rows = change.paths.map((path) => ({ ...key, kind: 'path', path, submitted_at: c.submittedAt }))
    writes.push(w.insertMany('case.access', rows))
  }
  for (const task of change.opened) {
    writes.push(
      w.insert('case.task', {
        ...key,
        id: task.id,
        token: task.token,
        node: task.node,
        name: json(task.name),
        duty: task.duty,
        outcomes: json(task.outcomes),
        organ_id: task.organ.id,
        organ_path: task.organ.path,
        organ: json(organJson(task.organ)),
        holder_id: task.holder?.appointmentId ?? null,
        holder_name: task.holder?.name ?? null,
        opened_at: at,
        ground: task.ground ? json(task.ground) : null,
      }),
    )
  }
  for (const task of change.closed) writes.push(w.remove('case.task', { home: c.home, id: task.id }))
  for (const { id, holder, organ } of change.held) {
    const set = {
      holder_id: holder?.appointmentId ?? null,
      holder_name: holder?.name ?? null,
      organ_id: organ.id,
      organ_path: organ.path,
      organ: json(organJson(organ)),
    }
    writes.push(w.update('case.task', { home: c.home, id }, set, 'any'))
  }
  return writes
}

/** What outlives a single store: one for a running platform. */
export interface CaseMemory {
  readonly cache: DefinitionCache
  readonly tries: Tries
}

/** Rows of the schema "case": drafts, applications with their tasks, timeline, notices, notes and access. */
export const caseStore = (db: Reader<CaseTables>, fields: FieldCipher, { cache, tries }: CaseMemory) => {
  const columns = sealedColumns(fields)
  const findByKey = async (home: string, by: 'id' | 'number', value: string): Promise<Case | undefined> => {
    const row = await db
      .selectFrom('case.application as a')
      .select(applicationColumns)
      .select([
        sql<
          Attached['tasks']
        >`(select json_agg(t) from "case"."task" t where t.home = a.home and t.case_id = a.id)`.as('tasks'),
        sql<Attached['access']>`"case"."access_of"(a.home, a.id)`.as('access'),
      ])
      .where('a.home', '=', home)
      .where(`a.${by}`, '=', value)
      .executeTakeFirst()
    return row && caseOf(row, columns)
  }

  return {
    cache,
    tries,

    /** A new case with its first line of the timeline and who may know of it. */
    submit: (change: CaseChange, sealed: Sealed): readonly Write[] => {
      const c = change.case
      const row = `${c.home}/${c.id}`
      return [
        w.insert('case.application', {
          home: c.home,
          id: c.id,
          number: c.number,
          state: c.state,
          item_code: c.item.code,
          item: json(c.item),
          form_key: c.form.key,
          form_version: c.form.version,
          process_key: c.process.key,
          process_version: c.process.version,
          table_version: c.tableVersion ?? null,
          process: json(c.processState),
          organ_id: c.organ.id,
          organ_path: c.organ.path,
          organ: json(organJson(c.organ)),
          party_id: c.applicant.partyId,
          party_kind: c.applicant.kind,
          applicant_name: c.applicant.name,
          person_id: c.applicant.personId,
          contact: fields.encrypt(place.contact, row, JSON.stringify(sealed.contact)),
          answers: fields.encrypt(
            place.answers,
            row,
            JSON.stringify({ answers: sealed.answers, facts: sealed.facts }),
          ),
          materials: columns.materials.seal(row, c.materials),
          proof: fields.blindIndex(proofPlace, c.number + sealed.lastFour),
          clock: json(c.clock),
          due_on: change.dueOn,
          last_seq: c.lastSeq,
          last_notice: c.lastNotice,
          submitted_at: c.submittedAt,
          changed_at: change.now,
        }),
        w.insertMany('case.access', [
          {
            home: c.home,
            case_id: c.id,
            kind: 'path',
            path: c.organ.path,
            party_id: null,
            item_code: null,
            submitted_at: c.submittedAt,
          },
          ...c.parties.map((party) => ({
            home: c.home,
            case_id: c.id,
            kind: 'party',
            path: null,
            party_id: party,
            item_code: c.item.code,
            submitted_at: c.submittedAt,
          })),
        ]),
        ...partOf(change, columns),
      ]
    },
    /** From now on this person has stood back from the case. */
    recuse: ({ home, id }: Case, personId: string, now: Date): Write =>
      w.insert('case.recusal', { home, case_id: id, person_id: personId, at: now }),
    hasRecused: async ({ home, id }: Case, personId: string): Promise<boolean> =>
      (await db
        .selectFrom('case.recusal')
        .select('at')
        .where('home', '=', home)
        .where('case_id', '=', id)
        .where('person_id', '=', personId)
        .executeTakeFirst()) !== undefined,

    /** Everything one command did to a case, guarded by the `rev` it was found with. */
    save: (change: CaseChange, contact?: Contact): readonly Write[] => {
      const c = change.case
      const row = `${c.home}/${c.id}`
      return [
        w.update(
          'case.application',
          { home: c.home, id: c.id, rev: change.found.rev },
          {
            rev: change.found.rev + 1,
            state: c.state,
            process: json(c.processState),
            materials: columns.materials.seal(row, c.materials),
            corrected: c.corrected,
            deemed: c.deemed,
            correction: c.correction ? columns.correction.seal(row, c.correction) : null,
            decision: c.decision ? columns.decision.seal(row, c.decision) : null,
            outcome: c.decision?.outcome ?? null,
            certificate_number: c.certificateNumber ?? null,
            clock: json(c.clock),
            due_on: change.dueOn,
            last_seq: c.lastSeq,
            last_notice: c.lastNotice,
            changed_at: change.now,
            ...(c.organ === change.found.organ
              ? {}
              : { organ_id: c.organ.id, organ_path: c.organ.path, organ: json(organJson(c.organ)) }),
            ...(contact ? { contact: fields.encrypt(place.contact, row, JSON.stringify(contact)) } : {}),
          },
        ),
        ...partOf(change, columns),
      ]
    },
    addNote: (
      c: Case,
      note: { id: string; byId: string; by: string; text: string; lostRace: boolean; at: Date },
    ): Write =>
      w.insert('case.note', {
        home: c.home,
        id: note.id,
        case_id: c.id,
        by_id: note.byId,
        by_name: note.by,
        text: columns.note.seal(`${c.home}/${note.id}`, note.text),
        lost_race: note.lostRace,
        at: note.at,
      }),

    find: async (typed: string): Promise<Case | undefined> => {
      const parsed = parseCaseNumber(typed)
      return parsed && findByKey(parsed.home, 'number', parsed.number)
    },
    findById: (home: string, id: string): Promise<Case | undefined> => findByKey(home, 'id', id),
    /** Is this the last four of the number of who applied? Compared without the number being kept. */
    async proves(c: Case, lastFour: string): Promise<boolean> {
      const row = await db
        .selectFrom('case.application')
        .select('proof')
        .where('home', '=', c.home)
        .where('id', '=', c.id)
        .executeTakeFirst()
      return row ? timingSafeEqual(row.proof, fields.blindIndex(proofPlace, c.number + lastFour)) : false
    },
    async getSealed(c: Case): Promise<Pick<Sealed, 'answers' | 'facts' | 'contact'>> {
      const row = await db
        .selectFrom('case.application')
        .select(['answers', 'contact'])
        .where('home', '=', c.home)
        .where('id', '=', c.id)
        .executeTakeFirstOrThrow()
      const key = `${c.home}/${c.id}`
      return {
        ...(JSON.parse(fields.decrypt(place.answers, key, row.answers)) as Pick<Sealed, 'answers' | 'facts'>),
        contact: JSON.parse(fields.decrypt(place.contact, key, row.contact)) as Contact,
      }
    },
    async listEvents(c: Case): Promise<TimelineEntry[]> {
      const rows = await db
        .selectFrom('case.event')
        .selectAll()
        .where('home', '=', c.home)
        .where('case_id', '=', c.id)
        .orderBy('seq')
        .execute()
      return rows.map((row) => entryOf(row, columns))
    },
    async listNotices(c: Case): Promise<Notice[]> {
      const rows = await db
        .selectFrom('case.notice')
        .selectAll()
        .where('home', '=', c.home)
        .where('case_id', '=', c.id)
        .orderBy('n')
        .execute()
      return rows.map((row) => noticeOf(row, columns))
    },
    async listNotes(c: Case): Promise<Note[]> {
      const rows = await db
        .selectFrom('case.note')
        .selectAll()
        .where('home', '=', c.home)
        .where('case_id', '=', c.id)
        .orderBy('at')
        .execute()
      return rows.map((row) => noteOf(row, columns))
    },
    ...reorganisation(db),
    ...emergencies(db),
    ...drafts(db, fields, columns),
    ...deskLists(db, columns),
    ...applicantLists(db, columns),
  }
}
export type CaseStore = ReturnType<typeof caseStore>
