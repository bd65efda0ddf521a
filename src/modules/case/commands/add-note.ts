import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { mayNote, seesCase } from '../case.policy.ts'
import type { CaseStore } from '../case.store.ts'
import type { Case } from '../case.ts'
import { CaseAnswer, CaseNumber } from '../desk-command.ts'
import { relationTo } from '../relation.ts'

/** An internal note; the applicant never sees it. */
export const addNote = command<CaseStore>()({
  name: 'case.add-note',
  input: Type.Object({
    number: CaseNumber,
    text: Type.String({ minLength: 1, maxLength: 2000 }),
    /** What was written for a step that a colleague took first. */
    lostRace: Type.Optional(Type.Boolean()),
  }),
  output: CaseAnswer,
  load: async ({ number }, reading) => {
    const found = await reading.store.find(number)
    return found && { found, relation: await relationTo(reading, found) }
  },
  see: seesCase.of(({ found }: { found: Case }) => found),
  may: mayNote,
  run: ({ text, lostRace = false }, { found }, { actor, store, write, newId, now }) => {
    if (actor.kind !== 'official') throw new Error('judged to be an official')
    const note = { id: newId(), byId: actor.appointmentId, by: actor.name, text, lostRace, at: now }
    write(store.addNote(found, note))
    return { number: found.number, state: found.state }
  },
})
