import { Type } from 'typebox'
import type { Actor } from '../../kernel/actor.ts'
import type { Policy } from '../../kernel/decision.ts'
import { type EventType, emitted } from '../../kernel/event.ts'
import { command } from '../../kernel/operation.ts'
import type { Write } from '../../kernel/write.ts'
import { MovedOrgans } from './organ.events.ts'
import { listServingPaths } from './queries/organs.ts'

/** A path that is no organ's any more, and where that organ's business stands now. */
export interface PathChange {
  readonly was: string
  readonly now: string
}

/** A store with rows that carry places in the organ tree. */
export interface PathRows {
  /** How many rows carry one of these paths; counted no further than `limit`. */
  countAt(changes: readonly PathChange[], limit: number): Promise<number>
  /** Rewrites a batch of them. */
  rewritePaths(changes: readonly PathChange[], limit: number): readonly Write[]
}

const Moved = Type.Object({ moved: MovedOrgans })
const rowsAtOnce = 1_000

interface Rewriting {
  readonly name: string
  readonly may: Policy<Actor, unknown>
  /** Announces that more rows are left; it performs the same command again. */
  readonly goesOn: EventType<typeof Moved>
}

/** The command of a module that gives its rows the places their organs have in the tree now, a batch at a time. */
export const rewritesPaths =
  <Store extends PathRows>() =>
  ({ name, may, goesOn }: Rewriting) =>
    command<Store>()({
      name,
      input: Moved,
      output: Type.Object({ more: Type.Boolean() }),
      load: async ({ moved }, { store, ask }) => {
        const paths = await ask(listServingPaths, { organIds: moved.map((one) => one.organId) })
        const changes = moved.flatMap(({ organId, from }) => {
          const now = paths[organId]
          return now === undefined || now === from ? [] : [{ was: from, now }]
        })
        return { changes, rows: await store.countAt(changes, rowsAtOnce + 1) }
      },
      may,
      run: ({ moved }, { changes, rows }, work) => {
        if (rows === 0) return { more: false }
        work.write(...work.store.rewritePaths(changes, rowsAtOnce))
        const more = rows > rowsAtOnce
        if (more) work.emit(emitted(goesOn, 'organ', { moved }))
        return { more }
      },
    })
