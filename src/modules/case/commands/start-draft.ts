import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import type { Item } from '../../catalogue/index.ts'
import { prefillFields, visiblePages } from '../../form/index.ts'
import { getParty } from '../../party/index.ts'
import type { CaseStore } from '../case.store.ts'
import type { DraftId } from '../case.ts'
import { itemNow, newestForm, pinnedForm } from '../definitions.ts'
import type { Draft } from '../draft.ts'
import { answersOf } from '../draft-command.ts'
import { mustReachLevel } from '../level.ts'
import { mayStart } from '../start.policy.ts'
import { registerFacts } from '../surroundings.ts'

const contactFields = ['person.phone', 'person.address', 'enterprise.address']

const mustBeOpen = (item: Item): void => {
  if (item.state !== 'in-use') throw new Problem('case.suspended', 409)
  if (!item.form || !item.process || !item.organId) throw new Problem('case.not-online', 409)
}

const mustBeFor = (item: Item, kind: 'person' | 'enterprise'): void => {
  if (item.audience.length > 0 && !item.audience.includes(kind)) throw new Problem('case.not-for-you', 403)
}

/** Begins an application under today's form version, or goes on with the one begun before. */
export const startDraft = command<CaseStore>()({
  name: 'case.start-draft',
  input: Type.Object({ itemCode: Type.String({ maxLength: 80 }) }),
  output: Type.Object({ draftId: Type.String(), page: Type.String(), resumed: Type.Boolean() }),
  load: async ({ itemCode }, reading) => ({ item: await itemNow(reading, itemCode) }),
  may: mayStart,
  run: async (_input, { item }, work) => {
    const { actor, store, ask, now } = work
    if (actor.kind !== 'resident') throw new Error('judged to be a resident')
    const [before] = await store.listDrafts(actor.partyId, item.code)
    if (before) {
      const draft = await store.findDraft(before.id)
      const form = await pinnedForm(work, before.form)
      const pages = draft ? visiblePages(form, answersOf(form, draft)) : []
      const page = pages.find((p) => !draft?.pagesDone.includes(p.key)) ?? pages[0]
      return { draftId: before.id, page: page?.key ?? '', resumed: true }
    }
    mustBeOpen(item)
    mustReachLevel(actor.level, item)
    const party = await ask(getParty, { partyId: actor.partyId })
    mustBeFor(item, party.kind)
    const form = await newestForm(work, item.form?.key ?? '')
    const fields = [...new Set([...prefillFields(form), ...contactFields])]
    const facts = await registerFacts(
      work,
      { partyId: actor.partyId, kind: party.kind, personId: actor.personId, number: '', itemCode: item.code },
      fields,
    )
    const known = (field: string): string => String(facts.find((f) => f.field === field)?.value ?? '')
    const draft: Draft = {
      id: work.newId<'draft'>() as DraftId,
      rev: 0,
      partyId: actor.partyId,
      personId: actor.personId,
      itemCode: item.code,
      form: { key: form.key, version: form.version },
      answers: {},
      facts,
      contact: {
        phone: known('person.phone'),
        address: known('enterprise.address') || known('person.address'),
      },
      applicant: { kind: party.kind, name: party.name },
      lastFour: party.maskedNumber.slice(-4),
      pagesDone: [],
      materials: [],
      startedAt: now,
      savedAt: now,
    }
    work.write(store.addDraft(draft))
    return {
      draftId: draft.id,
      page: visiblePages(form, answersOf(form, draft))[0]?.key ?? '',
      resumed: false,
    }
  },
})
