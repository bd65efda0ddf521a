/** Whether something may be done, by which rule, and why not. `reason` is a message key that a person can be shown. */
export type Decision =
  | { readonly allowed: true; readonly rule: string }
  | { readonly allowed: false; readonly rule: string; readonly reason: string }

export const allow = (rule: string): Decision => ({ allowed: true, rule })
export const deny = (rule: string, reason: string): Decision => ({ allowed: false, rule, reason })

/** One line of a policy table: who may, as a predicate over the actor and the loaded thing. */
export interface Rule<Actor, Subject> {
  readonly id: string
  readonly holds: (actor: Actor, subject: Subject) => boolean
}

/** Default deny: the first rule that holds allows; none means `reason`. */
export const firstRule = <Actor, Subject>(
  rules: readonly Rule<Actor, Subject>[],
  reason: string,
): ((actor: Actor, subject: Subject) => Decision) => {
  return (actor, subject) => {
    const rule = rules.find((r) => r.holds(actor, subject))
    return rule ? allow(rule.id) : deny('default', reason)
  }
}
