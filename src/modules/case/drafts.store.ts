import type { Selectable } from 'kysely'
import type { PartyId } from '../../kernel/ids.ts'
import type { Write } from '../../kernel/write.ts'
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts'
import { json, type Reader, sql, writer } from '../../platform/db/index.ts'
import type { CaseTables } from './case.tables.gen.ts'
import type { CaseMaterial, DraftId } from './case.ts'
import type { Draft, Sealed } from './draft.ts'
import type { SealedColumns } from './sealed-columns.ts'

const w = writer<CaseTables>()
const draftPlace = 'case.draft|answers'

/** Applications that are being filled in; what was answered is one sealed value, their papers another. */
export const drafts = (
  db: Reader<CaseTables>,
  fields: FieldCipher,
  { draftMaterials: papers }: SealedColumns,
) => {
  const sealDraft = (id: string, { answers, facts, contact, applicant, lastFour }: Sealed): Buffer =>
    fields.encrypt(draftPlace, id, JSON.stringify({ answers, facts, contact, applicant, lastFour }))

  const draftOf = (row: Selectable<CaseTables['case.draft']>): Draft => ({
    ...(row.case_number === null
      ? (JSON.parse(fields.decrypt(draftPlace, row.id, row.answers)) as Sealed)
      : {
          answers: {},
          facts: [],
          contact: { phone: '', address: '' },
          applicant: { kind: 'person', name: '' },
          lastFour: '',
        }),
    id: row.id as DraftId,
    rev: row.rev,
    partyId: row.party_id as PartyId,
    personId: row.person_id as PartyId,
    itemCode: row.item_code,
    form: { key: row.form_key, version: row.form_version },
    pagesDone: row.pages_done as string[],
    materials: papers.open<CaseMaterial[]>(row.id, row.materials, []),
    startedAt: row.started_at,
    savedAt: row.saved_at,
    caseNumber: row.case_number ?? undefined,
  })

  return {
    async findDraft(id: string): Promise<Draft | undefined> {
      const row = await db.selectFrom('case.draft').selectAll().where('id', '=', id).executeTakeFirst()
      return row && draftOf(row)
    },
    /** With the next value of the number sequence, so that submitting needs no further read. */
    async findDraftToSubmit(id: string): Promise<(Draft & { readonly sequence: number }) | undefined> {
      const row = await db
        .selectFrom('case.draft')
        .selectAll()
        .select(sql<number>`nextval('"case"."number"')`.as('sequence'))
        .where('id', '=', id)
        .executeTakeFirst()
      return row && { ...draftOf(row), sequence: Number(row.sequence) }
    },
    addDraft: (d: Draft): Write =>
      w.insert('case.draft', {
        id: d.id,
        party_id: d.partyId,
        person_id: d.personId,
        item_code: d.itemCode,
        form_key: d.form.key,
        form_version: d.form.version,
        answers: sealDraft(d.id, d),
        pages_done: json(d.pagesDone),
        materials: papers.seal(d.id, d.materials),
        started_at: d.startedAt,
        saved_at: d.savedAt,
      }),
    saveDraft: (d: Draft, now: Date): Write =>
      w.update(
        'case.draft',
        { id: d.id, rev: d.rev, case_number: null },
        {
          rev: d.rev + 1,
          answers: sealDraft(d.id, d),
          pages_done: json(d.pagesDone),
          materials: papers.seal(d.id, d.materials),
          saved_at: now,
        },
      ),
    /** Drafts last worked on in `[from, below)` that were not submitted, and the uploads they hold. */
    async listDraftsSaved(from: Date | undefined, below: Date, limit: number) {
      let rows = db
        .selectFrom('case.draft')
        .select(['id', 'party_id', 'materials'])
        .where('case_number', 'is', null)
        .where('saved_at', '<', below)
      if (from) rows = rows.where('saved_at', '>=', from)
      const found = await rows.orderBy('saved_at').limit(limit).execute()
      return found.map((row) => ({
        id: row.id,
        partyId: row.party_id,
        uploads: papers
          .open<CaseMaterial[]>(row.id, row.materials, [])
          .filter((m) => m.from === 'upload')
          .map((m) => m.ref),
      }))
    },
    removeDrafts: (ids: readonly string[]): Write =>
      w.raw`delete from "case"."draft" where "id" = any(${ids}::text[]) and "case_number" is null returning 1`,
    removeDraftsOf: (partyId: string): Write =>
      w.raw`delete from "case"."draft" where "party_id" = ${partyId} and "case_number" is null returning 1`,
    removeClosedDraftsBefore: (below: Date): Write =>
      w.raw`delete from "case"."draft" where "case_number" is not null and "saved_at" < ${below} returning 1`,
    removeDraft: (d: Draft): Write => w.remove('case.draft', { id: d.id, rev: d.rev }, 'one'),
    /** The draft becomes a pointer to its case; what it held is with the case now. */
    closeDraft: (d: Draft, caseNumber: string, now: Date): Write =>
      w.update(
        'case.draft',
        { id: d.id, rev: d.rev },
        {
          rev: d.rev + 1,
          answers: Buffer.alloc(0),
          materials: papers.seal(d.id, []),
          case_number: caseNumber,
          saved_at: now,
        },
      ),
  }
}
