import type { Actor } from '../../kernel/actor.ts'
import { firstRule } from '../../kernel/decision.ts'

/** What stands against closing an account now. */
export interface CloseStanding {
  readonly openCases: number
  readonly stops: readonly ('not-self' | 'open-cases' | 'post' | 'represents')[]
}

const stop = (name: CloseStanding['stops'][number]) => ({
  id: `case.close.${name}`,
  reason: `case.close.${name}`,
  holds: (_actor: Actor, standing: CloseStanding) => standing.stops.includes(name),
})

/** One's own account, by oneself, while nothing is open that needs it (个人信息保护法 §47: unless the law has it kept). */
export const mayCloseOwn = firstRule<Actor, CloseStanding>(
  [
    {
      id: 'case.close.own-account',
      holds: (actor) => actor.kind === 'resident' && actor.partyId === actor.personId,
    },
  ],
  'case.close.not-self',
  [stop('open-cases'), stop('post'), stop('represents')],
)
