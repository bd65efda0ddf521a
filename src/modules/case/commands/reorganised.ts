import { Type } from 'typebox'
import { emitted } from '../../../kernel/event.ts'
import { command } from '../../../kernel/operation.ts'
import { getOrgan, getServingOrgan, rewritesPaths } from '../../organ/index.ts'
import { handOverGoesOn, pathsGoOn, releaseGoesOn } from '../case.events.ts'
import { mayAsPlatform } from '../case.policy.ts'
import { organJson } from '../case.rows.ts'
import type { CaseStore } from '../case.store.ts'
import type { Case } from '../case.ts'
import type { CaseKey } from '../reorganisation.store.ts'
import { beginChange, caseOrgan, saveChange } from '../surroundings.ts'

const casesAtOnce = 50
/** What is left goes on in the order it came in. */
const aggregate = 'organ'

const loadAll = async (store: CaseStore, keys: readonly CaseKey[]): Promise<readonly Case[]> =>
  (await Promise.all(keys.map(({ home, id }) => store.findById(home, id)))).filter((c) => c !== undefined)

/**
 * Hands the open cases of an organ over to its successor, or gives them its new name: from now on that organ decides.
 * What happened before stays in the timeline under the name it happened.
 */
export const handOver = command<CaseStore>()({
  name: 'case.hand-over',
  input: Type.Object({ how: Type.String(), fromId: Type.String(), toId: Type.String() }),
  output: Type.Object({ cases: Type.Integer(), more: Type.Boolean() }),
  load: async ({ fromId, toId }, { store, ask }) => {
    const [from, to] = await Promise.all([
      ask(getOrgan, { organId: fromId }),
      ask(getServingOrgan, { organId: toId }),
    ])
    const organ = caseOrgan(to)
    const keys = await store.listToHandOver(fromId, { id: to.id, organ: organJson(organ) }, casesAtOnce + 1)
    return { from, organ, keys }
  },
  may: mayAsPlatform,
  run: async ({ how, fromId, toId }, { from, organ, keys }, work) => {
    const cases = await loadAll(work.store, keys.slice(0, casesAtOnce))
    for (const found of cases) {
      const change = beginChange(found, work)
      for (const task of found.tasks.filter((t) => t.organ.id === fromId)) change.assign(task, organ)
      const before = found.organ.id === fromId ? found.organ.name : from.name
      if (found.organ.id === fromId) change.handOver(organ)
      change.step('hand-over', {
        organ: organ.name,
        data: { how, from: before.zh, to: organ.name.zh },
        notice: { before, after: organ },
      })
      await saveChange(work, change)
    }
    const more = keys.length > casesAtOnce
    if (more) work.emit(emitted(handOverGoesOn, aggregate, { how, fromId, toId }))
    return { cases: cases.length, more }
  },
})

/** Frees the tasks somebody leaves behind: all of them, or those whose duty they no longer have. */
export const freeTasks = command<CaseStore>()({
  name: 'case.free-tasks',
  input: Type.Object({ holderId: Type.String(), keep: Type.Array(Type.String()) }),
  output: Type.Object({ cases: Type.Integer() }),
  load: async ({ holderId, keep }, { store }) => ({
    keys: await store.listHeldBy(holderId, keep, casesAtOnce + 1),
  }),
  may: mayAsPlatform,
  run: async ({ holderId, keep }, { keys }, work) => {
    const cases = await loadAll(work.store, keys.slice(0, casesAtOnce))
    for (const found of cases) {
      const change = beginChange(found, work)
      for (const task of found.tasks) {
        if (task.holder?.appointmentId !== holderId || keep.includes(task.duty)) continue
        change.hold(task, undefined)
        change.step('release', {
          organ: task.organ.name,
          data: { node: task.node, from: task.holder.name },
        })
      }
      await saveChange(work, change)
    }
    if (keys.length > casesAtOnce) work.emit(emitted(releaseGoesOn, holderId, { holderId, keep }))
    return { cases: cases.length }
  },
})

/** Gives rows that open cases to organs the places those organs have in the tree now. */
export const rewriteCasePaths = rewritesPaths<CaseStore>()({
  name: 'case.rewrite-paths',
  may: mayAsPlatform,
  goesOn: pathsGoOn,
})
