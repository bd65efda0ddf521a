import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import type { CaseStore } from '../case.store.ts'
import { itemNow } from '../definitions.ts'
import { DraftAnswer, DraftInput, mustBeOpen, onDraft } from '../draft-command.ts'
import { MaterialRef, newMaterial } from '../materials.ts'

/** Adds a paper to a draft: an uploaded file or a document of the wallet, both the applicant's own. */
export const attachMaterial = command<CaseStore>()({
  name: 'case.attach-material',
  input: Type.Object({ ...DraftInput, ...MaterialRef }),
  output: DraftAnswer,
  ...onDraft,
  run: async ({ key, from, ref }, draft, work) => {
    mustBeOpen(draft)
    const item = await itemNow(work, draft.itemCode)
    const material = item.materials.find((m) => m.key === key)
    if (!material) throw new Problem('case.no-such-material', 422)
    const added = await newMaterial(work, draft.materials, { key, from, ref, name: material.name })
    work.write(work.store.saveDraft({ ...draft, materials: [...draft.materials, added] }, work.now))
    return { draftId: draft.id }
  },
})

export const removeMaterial = command<CaseStore>()({
  name: 'case.remove-material',
  input: Type.Object({ ...DraftInput, n: Type.Integer() }),
  output: DraftAnswer,
  ...onDraft,
  run: ({ n }, draft, { store, write, now }) => {
    mustBeOpen(draft)
    write(store.saveDraft({ ...draft, materials: draft.materials.filter((m) => m.n !== n) }, now))
    return { draftId: draft.id }
  },
})

/** Throws a draft away. */
export const discardDraft = command<CaseStore>()({
  name: 'case.discard-draft',
  input: Type.Object(DraftInput),
  output: DraftAnswer,
  ...onDraft,
  run: (_input, draft, { store, write }) => {
    mustBeOpen(draft)
    write(store.removeDraft(draft))
    return { draftId: draft.id }
  },
})
