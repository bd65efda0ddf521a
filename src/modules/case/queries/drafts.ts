import { Type } from 'typebox'
import { coversItem } from '../../../kernel/covers-item.ts'
import { query, type Reading } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import type { Item } from '../../catalogue/index.ts'
import { type Form, type FormPage, visiblePages } from '../../form/index.ts'
import type { DraftLine } from '../applicant-lists.store.ts'
import { isResident, ownsDraft } from '../case.policy.ts'
import type { CaseStore } from '../case.store.ts'
import { itemNow, pinnedForm } from '../definitions.ts'
import type { Draft } from '../draft.ts'
import { answersOf } from '../draft-command.ts'

/** A draft with what it takes to show any of its pages. */
export interface DraftView {
  readonly draft: Draft
  readonly item: Item
  readonly form: Form
  /** What was typed together with what the registers say. */
  readonly answers: Readonly<Record<string, unknown>>
  readonly pages: readonly FormPage[]
}

/** One's own draft; 404 for anyone else's. */
export const getDraft = query<CaseStore>()({
  name: 'case.get-draft',
  input: Type.Object({ draftId: Type.String() }),
  may: isResident,
  load: ({ draftId }, { store }) => store.findDraft(draftId),
  see: ownsDraft,
  run: async (_input, reading: Reading<CaseStore>, draft): Promise<DraftView> => {
    const [item, form] = await Promise.all([
      itemNow(reading, draft.itemCode),
      pinnedForm(reading, draft.form),
    ])
    const answers = answersOf(form, draft)
    return { draft, item, form, answers, pages: visiblePages(form, answers) }
  },
})

/** Applications begun and not submitted, the last saved first. */
export const listMyDrafts = query<CaseStore>()({
  name: 'case.list-my-drafts',
  input: Type.Object({ itemCode: Type.Optional(Type.String()) }),
  may: isResident,
  lists: ownsDraft,
  run: async ({ itemCode }, reading): Promise<readonly (DraftLine & { readonly item: Item })[]> => {
    const { actor, store } = reading
    if (actor.kind !== 'resident') throw notFound()
    const lines = await store.listDrafts(actor.partyId, itemCode)
    const mine = lines.filter((line) => coversItem(actor, line.itemCode))
    return Promise.all(mine.map(async (line) => ({ ...line, item: await itemNow(reading, line.itemCode) })))
  },
})
