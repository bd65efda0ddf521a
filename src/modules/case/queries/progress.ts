import { Type } from 'typebox'
import { civilTimeOf } from '../../../kernel/civil-date.ts'
import { query } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { networkOf } from '../../identity/index.ts'
import type { CaseStore } from '../case.store.ts'
import { type CaseLine, lineOf } from '../views.ts'

/** State and due date for whoever knows the number and the last four of the applicant's ID; one answer for every miss. */
export const getProgress = query<CaseStore>()({
  name: 'case.get-progress',
  input: Type.Object({
    number: Type.String({ maxLength: 20 }),
    lastFour: Type.String({ maxLength: 8 }),
    /** Where it is asked from: guesses are counted by it. */
    address: Type.Optional(Type.String({ maxLength: 60 })),
  }),
  may: 'public',
  unscoped: 'The number and the last four of the ID number are the proof; state and due day are the answer.',
  run: async (
    { number, lastFour, address },
    { store, today, now },
  ): Promise<
    Pick<CaseLine, 'number' | 'itemName' | 'state' | 'stateKey' | 'organ' | 'organPhone' | 'clock'>
  > => {
    const about = number.replace(/\W/g, '').toUpperCase()
    const source = networkOf(address) ?? 'unknown'
    const blocked = store.tries.begin(about, source, now)
    if (blocked) throw new Problem('case.too-many-tries', 429, { values: { at: civilTimeOf(blocked) } })
    const found = await store.find(number)
    if (!found || !(await store.proves(found, lastFour))) throw new Problem('case.no-progress', 404)
    store.tries.takeBack(about, source)
    const line = lineOf(found, { kind: 'visitor', language: 'zh' }, today)
    return {
      number: line.number,
      itemName: line.itemName,
      state: line.state,
      stateKey: line.stateKey,
      organ: line.organ,
      organPhone: line.organPhone,
      clock: line.clock,
    }
  },
})
