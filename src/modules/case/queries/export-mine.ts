import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { mayTakeOut } from '../../../kernel/own-data.ts'
import { notFound } from '../../../kernel/problem.ts'
import type { CaseStore } from '../case.store.ts'

const most = 500

/** Applications and drafts of the party whose affairs these are: what was answered, what was decided, what was said. */
export const exportMyCases = query<CaseStore>()({
  name: 'case.export-mine',
  input: Type.Object({}),
  may: mayTakeOut('case'),
  personal: true,
  run: async (_input, { actor, store }) => {
    if (actor.kind !== 'resident') throw notFound()
    const cases = []
    for (const found of await store.listForParty(actor.partyId, { limit: most })) {
      const sealed = await store.getSealed(found)
      cases.push({
        number: found.number,
        item: found.item.name,
        organ: found.organ.name,
        state: found.state,
        submittedAt: found.submittedAt.toISOString(),
        answers: sealed.answers,
        factsUsed: sealed.facts,
        contact: sealed.contact,
        materials: found.materials.map(({ key, from }) => ({ key, from })),
        decision: found.decision ?? null,
        notices: (await store.listNotices(found)).map(({ title, body, at }) => ({
          title,
          body,
          at: at.toISOString(),
        })),
        steps: (await store.listEvents(found))
          .filter((event) => event.shown)
          .map(({ at, verb }) => ({ at: at.toISOString(), what: verb })),
      })
    }
    const drafts = []
    for (const line of await store.listDrafts(actor.partyId)) {
      const draft = await store.findDraft(line.id)
      if (draft)
        drafts.push({
          itemCode: draft.itemCode,
          savedAt: draft.savedAt.toISOString(),
          answers: draft.answers,
        })
    }
    return { cases, drafts }
  },
})
