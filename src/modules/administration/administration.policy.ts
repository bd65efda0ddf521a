import type { Actor } from '../../kernel/actor.ts'
import { firstRule } from '../../kernel/decision.ts'

const administrations: readonly string[] = ['system-admin', 'security-admin', 'audit']

/** Only the start of the product makes the link. */
export const mayRenewLink = firstRule<Actor, unknown>(
  [{ id: 'administration.start-makes-link', holds: (actor) => actor.kind === 'system' }],
  'administration.only-at-start',
)

/** Who holds the link appoints the first administrators: nobody else is there yet. */
export const holdsLink = firstRule<Actor, { readonly alive: boolean }>(
  [{ id: 'administration.link-holder', holds: (_actor, { alive }) => alive }],
  'administration.link-over',
)

/** Naming a person by their number is part of appointing: whether the appointment may be is judged by module organ. */
export const mayNamePeople = firstRule<Actor, unknown>(
  [
    {
      id: 'administration.administrators-name-people',
      holds: (actor) =>
        actor.kind === 'official' && actor.duties.some((duty) => administrations.includes(duty)),
    },
  ],
  'organ.only-administrators',
)
