import { Type } from 'typebox'
import { allow } from '../../../kernel/decision.ts'
import { command } from '../../../kernel/operation.ts'
import { isOfficial, seesCase } from '../case.policy.ts'
import type { CaseStore } from '../case.store.ts'
import { CaseAnswer, CaseNumber } from '../desk-command.ts'

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
  load: ({ number }, { store }) => store.find(number),
  see: seesCase,
  may: (actor, _found) => {
    const official = isOfficial(actor)
    return official.allowed ? allow('case.note') : official
  },
  run: ({ text, lostRace = false }, found, { actor, store, write, newId, now }) => {
    if (actor.kind !== 'official') throw new Error('judged to be an official')
    const note = { id: newId(), byId: actor.appointmentId, by: actor.name, text, lostRace, at: now }
    write(store.addNote(found, note))
    return { number: found.number, state: found.state }
  },
})
