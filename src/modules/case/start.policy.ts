import type { Actor } from '../../kernel/actor.ts'
import { coversItem } from '../../kernel/covers-item.ts'
import { firstRule } from '../../kernel/decision.ts'

interface Item {
  readonly code: string
  readonly basicCode: string
}

/** Residents begin applications: for themselves, or for another party as far as their mandate reaches. */
export const mayStart = firstRule<Actor, { readonly item: Item }>(
  [{ id: 'case.start.resident', holds: (actor) => actor.kind === 'resident' }],
  'case.needs-resident',
  [
    {
      id: 'case.start.outside-the-mandate',
      reason: 'case.not-in-mandate',
      holds: (actor, { item }) => !coversItem(actor, item.code) && !coversItem(actor, item.basicCode),
    },
  ],
)
