import type { Static, TSchema } from 'typebox'
import type { Actor } from './actor.ts'
import type { CivilDate } from './civil-date.ts'
import { type Decision, firstRule } from './decision.ts'
import type { Emitted } from './event.ts'
import type { Explanation } from './explanation.ts'
import type { Id } from './ids.ts'
import type { Write } from './write.ts'

/** Asks another module's question, as the same actor. */
export type Ask = <I extends TSchema, O>(query: Query<never, I, O>, input: Static<I>) => Promise<O>

/** Performs another module's command in the same change: its own checks, events and audit; same actor, `via` this one. */
export type Do = <I extends TSchema, O extends TSchema>(
  command: Command<never, I, O>,
  input: Static<I>,
) => Promise<Static<O>>

/** What a query has at hand. */
export interface Reading<Store> {
  readonly actor: Actor
  readonly store: Store
  readonly now: Date
  /** The day it is in China at `now`. */
  readonly today: CivilDate
  readonly ask: Ask
  /** Judges an operation without doing it, for the actor or as somebody else; 404 where the actor may not see the thing. */
  explain(operation: string, input: unknown, as?: Actor): Promise<Explanation>
  /** Extra detail for the audit row: ids, rule names, a stated reason; never personal data. */
  note(detail: Readonly<Record<string, unknown>>): void
}

/**
 * What a command has at hand. It reads what was committed before it; what it hands to `write` is carried out
 * after it returns, in one statement with its events, audit and idempotency rows. After a lost race it is run again,
 * so whatever it does outside the database must bear repeating.
 */
export interface Work<Store> extends Reading<Store> {
  newId<Kind extends string>(): Id<Kind>
  write(...writes: readonly Write[]): void
  emit(...events: readonly Emitted[]): void
  /** What was asked is refused though something is written, as a wrong code is counted: so says the audit row. */
  refuse(reason: string): void
  readonly do: Do
}

/** `Found` (what `load` finds) is erased here: only `perform` hands it from one to the next. */
export interface Command<Store, I extends TSchema = TSchema, O extends TSchema = TSchema> {
  readonly kind: 'command'
  readonly name: string
  readonly input: I
  readonly output: O
  /**
   * Reads as the platform, not as the actor, and so does what it asks: one sentence why the actor's own rows do not
   * suffice. Without it the database gives an operation nothing that its actor may not see.
   */
  readonly unscoped?: string
  readonly load: (input: Static<I>, reading: Reading<Store>) => Promise<unknown>
  readonly see: (actor: Actor, found: never) => Decision
  readonly may: (actor: Actor, found: never) => Decision
  readonly run: (input: Static<I>, found: never, work: Work<Store>) => Promise<Static<O>> | Static<O>
}

interface CommandSpec<Store, I extends TSchema, O extends TSchema, Found> {
  /** `<module>.<verb>`; the part before the dot chooses the store. */
  readonly name: string
  readonly input: I
  readonly output: O
  /**
   * Reads as the platform, not as the actor, and so does what it asks: one sentence why the actor's own rows do not
   * suffice. Without it the database gives an operation nothing that its actor may not see.
   */
  readonly unscoped?: string
  /** Unlocked read of what the command is about; undefined means "not there" and answers 404. */
  readonly load?: (input: Static<I>, reading: Reading<Store>) => Promise<Found | undefined>
  /** May this actor know that it exists? If not: the same 404 as for nothing there. Default: yes. */
  readonly see?: (actor: Actor, found: Found) => Decision
  /** May this actor do it? If not: 403 with the reason. */
  readonly may: (actor: Actor, found: Found) => Decision
  /** Decides purely on what was found and hands over the changes. */
  readonly run: (input: Static<I>, found: Found, work: Work<Store>) => Promise<Static<O>> | Static<O>
}

export type Operation = Command<never> | Query<never>

const all = new Map<string, Operation>()

/** Every operation of the program, as far as it is loaded: for what lists and explains them. */
export const declaredOperations = (): readonly Operation[] =>
  [...all.values()].sort((a, b) => (a.name < b.name ? -1 : 1))

export const findOperation = (name: string): Operation | undefined => all.get(name)

/** `module.verb-in-kebab-case`: the name stands in the audit for years, so it has one shape. */
const declared = <O extends { readonly name: string }>(operation: O): O => {
  const { name } = operation
  if (!/^[a-z]+\.[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new Error(`"${name}" is not an operation's name`)
  all.set(name, operation as unknown as Operation)
  return operation
}

/** What nobody needs to be kept from knowing. */
const open = firstRule<Actor, unknown>([{ id: 'kernel.open', holds: () => true }], 'not-found')

/** Declares a command of the module that owns `Store`. Without `load` it is about nothing that exists yet (`null`). */
export const command =
  <Store>() =>
  <I extends TSchema, O extends TSchema, Found = null>(
    spec: CommandSpec<Store, I, O, Found>,
  ): Command<Store, I, O> => {
    const { load = () => Promise.resolve(null as Found), see = open, ...rest } = spec
    return declared({ kind: 'command', load, see, ...rest } as Command<Store, I, O>)
  }

export interface Query<Store, I extends TSchema = TSchema, O = unknown> {
  readonly kind: 'query'
  readonly name: string
  readonly input: I
  /** 'public': anyone may ask. Otherwise who may ask at all; `see` or the scope of the list decides about rows. */
  readonly may: 'public' | ((actor: Actor, nothing: null) => Decision)
  /** What one thing the question is about; undefined means "not there" and answers 404. */
  readonly load?: (input: Static<I>, reading: Reading<Store>) => Promise<unknown>
  /** May this actor know of it? If not: the same 404 as for nothing there. */
  readonly see?: (actor: Actor, found: never) => Decision
  /** For lists: the policy whose rules say which rows are in it. */
  readonly lists?: (actor: Actor, row: never) => Decision
  /** True when the answer holds personal data of others: each asking is in the audit before the answer goes out. */
  readonly personal?: boolean
  /**
   * Reads as the platform, not as the actor, and so does what it asks: one sentence why the actor's own rows do not
   * suffice. Without it the database gives an operation nothing that its actor may not see.
   */
  readonly unscoped?: string
  readonly run: (input: Static<I>, reading: Reading<Store>, found: never) => Promise<O> | O
}

interface QuerySpec<Store, I extends TSchema, O, Found>
  extends Omit<Query<Store, I, O>, 'kind' | 'load' | 'see' | 'run'> {
  readonly load?: (input: Static<I>, reading: Reading<Store>) => Promise<Found | undefined>
  readonly see?: (actor: Actor, found: Found) => Decision
  readonly run: (input: Static<I>, reading: Reading<Store>, found: Found) => Promise<O> | O
}

/** Declares a question of the module that owns `Store`. Throws `notFound()` for what is not there or not theirs. */
export const query =
  <Store>() =>
  <I extends TSchema, O, Found = null>(spec: QuerySpec<Store, I, O, Found>): Query<Store, I, O> =>
    declared({ kind: 'query', ...spec } as Query<Store, I, O>)
