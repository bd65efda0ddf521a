import type { Scope } from './scope.ts'

/** Whether something may be done, by which rule, and why not. `reason` is a message key that a person can be shown. */
export type Decision =
  | { readonly allowed: true; readonly rule: string }
  | { readonly allowed: false; readonly rule: string; readonly reason: string }

export const allow = (rule: string): Decision => ({ allowed: true, rule })
export const deny = (rule: string, reason: string): Decision => ({ allowed: false, rule, reason })

/** One line of a policy table: who may, as a predicate over the actor and the loaded thing. */
export interface Rule<Actor, Subject> {
  /** `<module>.<what it says>`, unique: it stands in the audit. */
  readonly id: string
  readonly holds: (actor: Actor, subject: Subject) => boolean
  /** Where the rule opens rows: the same said for lists, so that their SQL is cut by the rule itself. */
  readonly scope?: (actor: Actor) => Scope | undefined
}

/** A line that stops whatever else allows: it is judged first. */
export interface Prohibition<Actor, Subject> {
  readonly id: string
  readonly reason: string
  readonly holds: (actor: Actor, subject: Subject) => boolean
  /** Stops the actor whatever the thing is; lists are then empty. `holds` must not look at the thing. */
  readonly always?: true
  /** Says something of the person who asks, as whose relative they are: explained to nobody else. */
  readonly aboutPerson?: true
}

/** How one line of a policy came out for an actor and a thing. */
export interface Judged {
  readonly rule: string
  readonly effect: 'allow' | 'forbid'
  readonly holds: boolean
  readonly aboutPerson?: true
}

/** A policy table: judges, lists itself, explains itself, and says what lists may show. */
export interface Policy<Actor, Subject> {
  (actor: Actor, subject: Subject): Decision
  readonly rules: readonly { readonly id: string; readonly effect: 'allow' | 'forbid' }[]
  /** Why not, when no rule allows. */
  readonly reason: string
  /** Every line, in the order judged. */
  readonly explain: (actor: Actor, subject: Subject) => readonly Judged[]
  /** Rows that lists may show to this actor, as ranges of organ paths and parties. */
  readonly scopes: (actor: Actor) => readonly Scope[]
  /** The same table about a part of what was found. */
  readonly of: <Found>(part: (found: Found) => Subject) => Policy<Actor, Found>
}

/** Rules that a test has switched off to see what then breaks; empty in the product. */
const off = new Set<string>()

/** For tests: the work as if this rule had been deleted. */
export const withoutRule = async <T>(id: string, work: () => Promise<T> | T): Promise<T> => {
  off.add(id)
  try {
    return await work()
  } finally {
    off.delete(id)
  }
}

const on = ({ id }: { readonly id: string }): boolean => off.size === 0 || !off.has(id)

/** Default deny: a prohibition that holds stops; else the first rule that holds allows; none means `reason`. */
export const firstRule = <Actor, Subject>(
  rules: readonly Rule<Actor, Subject>[],
  reason: string,
  prohibitions: readonly Prohibition<Actor, Subject>[] = [],
): Policy<Actor, Subject> => {
  const judge = (actor: Actor, subject: Subject): Decision => {
    const stop = prohibitions.find((p) => on(p) && p.holds(actor, subject))
    if (stop) return deny(stop.id, stop.reason)
    const rule = rules.find((r) => on(r) && r.holds(actor, subject))
    return rule ? allow(rule.id) : deny('default', reason)
  }
  const explain = (actor: Actor, subject: Subject): readonly Judged[] => [
    ...prohibitions.map((p) => ({
      rule: p.id,
      effect: 'forbid' as const,
      holds: on(p) && p.holds(actor, subject),
      ...(p.aboutPerson ? { aboutPerson: p.aboutPerson } : {}),
    })),
    ...rules.map((r) => ({ rule: r.id, effect: 'allow' as const, holds: on(r) && r.holds(actor, subject) })),
  ]
  const scopes = (actor: Actor): readonly Scope[] =>
    prohibitions.some((p) => p.always && on(p) && p.holds(actor, undefined as Subject))
      ? []
      : rules.flatMap((r) => (on(r) ? (r.scope?.(actor) ?? []) : []))
  return policyOf(judge, {
    rules: [
      ...prohibitions.map(({ id }) => ({ id, effect: 'forbid' as const })),
      ...rules.map(({ id }) => ({ id, effect: 'allow' as const })),
    ],
    reason,
    explain,
    scopes,
  })
}

type Table<Actor, Subject> = Omit<Policy<Actor, Subject>, 'of'>

const policyOf = <Actor, Subject>(
  judge: (actor: Actor, subject: Subject) => Decision,
  table: { [K in keyof Table<Actor, Subject>]: Policy<Actor, Subject>[K] },
): Policy<Actor, Subject> =>
  Object.assign((actor: Actor, subject: Subject) => judge(actor, subject), {
    ...table,
    of: <Found>(part: (found: Found) => Subject): Policy<Actor, Found> =>
      policyOf((actor: Actor, found: Found) => judge(actor, part(found)), {
        ...table,
        explain: (actor, found) => table.explain(actor, part(found)),
      }),
  })

/** Is this judge a policy table, one that can be listed and explained? */
export const isPolicy = (judge: unknown): judge is Policy<never, never> =>
  typeof judge === 'function' && 'explain' in judge && 'rules' in judge
