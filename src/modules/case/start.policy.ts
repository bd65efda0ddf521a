import type { Actor } from '../../kernel/actor.ts'
import { coversItem } from '../../kernel/covers-item.ts'
import { type Decision, deny, firstRule } from '../../kernel/decision.ts'

interface Item {
  readonly code: string
  readonly basicCode: string
}

const startRules = firstRule<Actor, { readonly item: Item }>(
  [
    {
      id: 'case.start.within-the-mandate',
      holds: (actor, { item }) =>
        actor.kind === 'resident' && (coversItem(actor, item.code) || coversItem(actor, item.basicCode)),
    },
  ],
  'case.not-in-mandate',
)

/** Residents begin applications: for themselves, or for another party as far as their mandate reaches. */
export const mayStart = (actor: Actor, found: { readonly item: Item }): Decision =>
  actor.kind === 'resident' ? startRules(actor, found) : deny('default', 'case.needs-resident')
