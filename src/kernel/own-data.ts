import type { Actor } from './actor.ts'
import { firstRule } from './decision.ts'

/**
 * Who may take out everything a module holds of a party (个人信息保护法 §45): the party, and who acts for all of its
 * affairs. A mandate for chosen items is none for this.
 */
export const mayTakeOut = (module: string) =>
  firstRule<Actor, unknown>(
    [
      {
        id: `${module}.take-out-own`,
        holds: (actor) => actor.kind === 'resident' && actor.items === undefined,
      },
    ],
    'party.not-with-this-mandate',
  )

/** What is shown of a person or party to who acts for it; officials look by their own questions. */
export const asResident = (module: string) =>
  firstRule<Actor, unknown>(
    [{ id: `${module}.as-resident`, holds: (actor) => actor.kind === 'resident' }],
    'residents-only',
  )
