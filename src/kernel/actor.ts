import type { Id, OrganId, PartyId } from './ids.ts'
import type { Language } from './text.ts'

/** How well a person is known: 0 not at all, 1 phone, 2 real name, 3 in person or face, 4 passkey or certificate. */
export type AssuranceLevel = 0 | 1 | 2 | 3 | 4

/** Nobody signed in. */
export interface Visitor {
  readonly kind: 'visitor'
  readonly language: Language
}

/** A natural person, for themselves (`party` is their own) or by mandate for another party. */
export interface Resident {
  readonly kind: 'resident'
  readonly personId: PartyId
  /** The party whose affairs these are: the person, or the enterprise or relative they act for. */
  readonly partyId: PartyId
  readonly mandateId?: Id<'mandate'>
  /** Basic item codes the mandate is limited to; undefined: everything the party may do. */
  readonly items?: readonly string[]
  readonly name: string
  readonly level: AssuranceLevel
  readonly language: Language
}

/** A person in a post of an organ. `path` is the organ's place in the organ tree; jurisdiction is its subtree. */
export interface Official {
  readonly kind: 'official'
  readonly personId: PartyId
  readonly appointmentId: Id<'appointment'>
  /** The appointment whose holder is on leave and is stood in for (代理). */
  readonly standsInFor?: Id<'appointment'>
  readonly organId: OrganId
  readonly path: string
  /** What an administrator administers: the subtree of the government their organ belongs to; without it, `path`. */
  readonly realm?: string
  readonly duties: readonly string[]
  readonly name: string
  readonly level: AssuranceLevel
  readonly language: Language
}

/** A registered system of another organ or developer. */
export interface Client {
  readonly kind: 'client'
  readonly clientId: Id<'client'>
  /** What its token allows it to ask for. */
  readonly scopes: readonly string[]
  /** What it was registered for; data is given for one purpose and not for another. */
  readonly purpose: string
  /** The organ that answers for it, and that organ's place in the tree: it sees no further than its owner. */
  readonly organId: OrganId
  readonly path: string
}

/** The platform itself: a listener, a timer, an import. `causedBy` is the event that made it act. */
export interface System {
  readonly kind: 'system'
  readonly name: string
  readonly causedBy?: string
}

/** Who acts, in which capacity; made once when the session is loaded, never inside a rule. */
export type Actor = (Visitor | Resident | Official | Client | System) & {
  /** The command that performs this one as part of its own work. */
  readonly via?: string
  /** The operation that asks this question as part of its own work. */
  readonly within?: string
}

export const visitor = (language: Language = 'zh'): Actor => ({ kind: 'visitor', language })
export const system = (name: string, causedBy?: string): Actor =>
  causedBy ? { kind: 'system', name, causedBy } : { kind: 'system', name }

/** One string that names the actor for idempotency and audit. */
export const actorKey = (actor: Actor): string => {
  switch (actor.kind) {
    case 'visitor':
      return 'visitor'
    case 'resident':
      return `resident:${actor.personId}:${actor.partyId}`
    case 'official':
      return `official:${actor.appointmentId}`
    case 'client':
      return `client:${actor.clientId}`
    case 'system':
      return `system:${actor.name}`
  }
}

/** Duties that keep the installation (三员: system, security, audit) or run it; they stand apart from all cases. */
export const administratorDuties = ['system-admin', 'security-admin', 'audit', 'operate'] as const

/** Is this official of those who handle people's affairs? Who administers sees none of their content. */
export const handlesCases = (actor: Actor): boolean =>
  actor.kind === 'official' &&
  !actor.duties.some((duty) => (administratorDuties as readonly string[]).includes(duty))

/** The subtree this official's administration reaches; each level of government has administrators of its own. */
export const realmOf = ({ realm, path }: Pick<Official, 'realm' | 'path'>): string => realm ?? path

/** Does this official's administration reach the organ at `path`? Whether they administer at all, their duties say. */
export const administers = (actor: Actor, path: string): boolean =>
  actor.kind === 'official' && within(realmOf(actor), path)

/** Is it the whole tree they administer? What belongs to no part of it (accounts, keys, systems) is theirs alone. */
export const administersAll = (actor: Actor): boolean =>
  actor.kind === 'official' && realmOf(actor).indexOf('.') === realmOf(actor).length - 1

/** Does the subtree of the organ at `path` hold `other`? Paths end in a dot (`gx.gxnn.`), so no sibling matches. */
export const within = (path: string, other: string): boolean => other.startsWith(path)
