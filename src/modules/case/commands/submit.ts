import { Type } from 'typebox'
import { sixDigits } from '../../../kernel/division-code.ts'
import { emitted } from '../../../kernel/event.ts'
import { command } from '../../../kernel/operation.ts'
import { type FieldError, Problem } from '../../../kernel/problem.ts'
import type { Item } from '../../catalogue/index.ts'
import { checkAll } from '../../form/index.ts'
import { caseSubmitted } from '../case.events.ts'
import type { CaseStore } from '../case.store.ts'
import type { Case, CaseId, FrozenItem } from '../case.ts'
import { caseNumberOf } from '../case-number.ts'
import { itemNow, newestProcess, organNow, pinnedForm, tableAt } from '../definitions.ts'
import type { Contact, Draft } from '../draft.ts'
import { answersOf, DraftInput, onDraft } from '../draft-command.ts'
import { mustReachLevel } from '../level.ts'
import { about, beginChange, caseOrgan } from '../surroundings.ts'

/** Days a decision may take where an item does not say (行政许可法 §42). */
const defaultLegalDays = 20

const frozen = (item: Item): FrozenItem => {
  const legalDays = item.legalDays ?? defaultLegalDays
  const { reconsideration, litigation } = item.remedies
  const words = [reconsideration, litigation].filter((text) => text !== undefined)
  return {
    code: item.code,
    version: item.version,
    name: item.name,
    instant: item.projectType === 'instant',
    legalDays,
    promisedDays: Math.min(item.promisedDays ?? legalDays, legalDays),
    certificateType: item.result.certificateType,
    remedies:
      words.length > 0
        ? { zh: words.map((text) => text.zh).join(''), en: words.map((text) => text.en ?? text.zh).join(' ') }
        : undefined,
    materials: item.materials.map((m) => ({
      key: m.key,
      name: m.name,
      required: mustBring(m),
      held: isHeld(m),
    })),
  }
}

/** Government has it in a register, so nobody need bring it. */
const isHeld = (m: Item['materials'][number]): boolean => m.heldAs?.register !== undefined

const mustBring = (m: Item['materials'][number]): boolean =>
  m.need === 'required' && !isHeld(m) && m.source === 'applicant'

const mustBeComplete = (item: FrozenItem, draft: Draft, errors: readonly FieldError[]): void => {
  const missing = item.materials
    .filter((m) => m.required && !draft.materials.some((has) => has.key === m.key))
    .map((m) => ({
      path: `material.${m.key}`,
      message: 'problem.case.material-missing',
      values: { name: m.name.zh },
    }))
  const fields = [...errors, ...missing]
  if (fields.length > 0) throw new Problem('case.answers-wrong', 422, { fields })
}

/** The phone that was typed or confirmed in the form is where the applicant is reached. */
const contactOf = ({ contact }: Draft, { phone }: Readonly<Record<string, unknown>>): Contact =>
  typeof phone === 'string' && phone !== '' ? { ...contact, phone } : contact

/**
 * Submits once, whatever the network does: a draft that was submitted answers with its case again. Freezes the
 * versions of item, form, process and table; nothing else is decided here.
 */
export const submit = command<CaseStore>()({
  name: 'case.submit',
  input: Type.Object({ ...DraftInput, declared: Type.Boolean() }),
  output: Type.Object({ number: Type.String(), state: Type.String() }),
  ...onDraft,
  load: ({ draftId }, { store }) => store.findDraftToSubmit(draftId),
  run: async ({ declared }, draft, work) => {
    if (draft.caseNumber) return { number: draft.caseNumber, state: 'SUBMITTED' }
    if (!declared) {
      const fields = [{ path: 'declared', message: 'problem.case.declaration-needed' }]
      throw new Problem('case.declaration-needed', 422, { fields })
    }
    const [item, form] = await Promise.all([itemNow(work, draft.itemCode), pinnedForm(work, draft.form)])
    if (item.state !== 'in-use') throw new Problem('case.suspended', 409)
    if (!item.process || !item.organId) throw new Problem('case.not-online', 409)
    mustReachLevel('level' in work.actor ? work.actor.level : 0, item)
    const [organ, process, table] = await Promise.all([
      organNow(work, item.organId),
      newestProcess(work, item.process.key),
      item.table ? tableAt(work, item.table.key) : undefined,
    ])
    const answers = answersOf(form, draft)
    const kept = frozen(item)
    mustBeComplete(kept, draft, checkAll(form, answers, work.today))
    const home = sixDigits(organ.division)
    const fresh: Case = {
      home,
      id: work.newId<'case'>() as CaseId,
      number: caseNumberOf(home, draft.sequence),
      rev: 0,
      state: 'SUBMITTED',
      item: kept,
      form: draft.form,
      process: { key: process.key, version: process.version },
      tableVersion: table?.version,
      processState: null,
      organ: caseOrgan(organ),
      applicant: { ...draft.applicant, partyId: draft.partyId, personId: draft.personId },
      corrected: false,
      deemed: false,
      clock: {
        receivedOn: work.today,
        pauses: [],
        legalDays: kept.legalDays,
        promisedDays: kept.promisedDays,
      },
      materials: draft.materials,
      submittedAt: work.now,
      lastSeq: 0,
      lastNotice: 0,
      tasks: [],
      paths: [organ.path],
      parties: [draft.partyId],
    }
    const change = beginChange(fresh, work)
    change.first()
    work.write(
      ...work.store.submit(change, { ...draft, contact: contactOf(draft, answers) }),
      work.store.closeDraft(draft, fresh.number, work.now),
    )
    work.emit(emitted(caseSubmitted, fresh.id, about(fresh)))
    work.note({ number: fresh.number })
    return { number: fresh.number, state: 'SUBMITTED' }
  },
})
