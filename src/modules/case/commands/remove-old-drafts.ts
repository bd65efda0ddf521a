import { Type } from 'typebox'
import { addDays, startOf } from '../../../kernel/civil-date.ts'
import { emitted } from '../../../kernel/event.ts'
import { command } from '../../../kernel/operation.ts'
import { discardFiles } from '../../evidence/index.ts'
import { draftAges } from '../case.events.ts'
import { mayAsPlatform } from '../case.policy.ts'
import type { CaseStore } from '../case.store.ts'
import { noticeOfDraft } from '../draft-notices.ts'

/** Days a draft is kept after it was last worked on; a week before that, its owner is told. */
export const draftDays = 90
const toldBeforeDays = 7
/** Days the pointer of a submitted draft to its case is kept. */
const pointerDays = 30
const perRun = 500

/**
 * Removes drafts nobody has worked on for so long, with the files that were only for them (个人信息保护法 §19: no longer
 * than needed), and tells whose draft is about to go. Runs daily, so each is told once.
 */
export const removeOldDrafts = command<CaseStore>()({
  name: 'case.remove-old-drafts',
  input: Type.Object({}),
  output: Type.Object({ removed: Type.Integer(), told: Type.Integer() }),
  load: async (_input, { store, today }) => {
    const day = addDays(today, toldBeforeDays - draftDays)
    return {
      old: await store.listDraftsSaved(undefined, startOf(addDays(today, -draftDays)), perRun),
      aging: await store.listDraftsSaved(startOf(day), startOf(addDays(day, 1)), perRun),
    }
  },
  may: mayAsPlatform,
  run: async (_input, { old, aging }, { store, today, write, emit, do: act }) => {
    write(
      store.removeDrafts(old.map((draft) => draft.id)),
      store.removeClosedDraftsBefore(startOf(addDays(today, -pointerDays))),
    )
    const evidenceIds = old.flatMap((draft) => draft.uploads)
    if (evidenceIds.length > 0) await act(discardFiles, { evidenceIds })
    for (const { id, partyId } of aging) {
      const words = noticeOfDraft(addDays(today, toldBeforeDays))
      emit(emitted(draftAges, id, { draftId: id, partyId, ...words }))
    }
    return { removed: old.length, told: aging.length }
  },
})
