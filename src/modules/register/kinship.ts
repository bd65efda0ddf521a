/** What a register says of two people: the second is parent (by birth or adoption) or spouse of the first. */
export interface Tie {
  readonly kind: 'parent' | 'spouse'
  readonly of: string
  readonly is: string
}

/** Somebody's place in a household: a household says whose spouse, child and parent its people are. */
export interface Place {
  readonly partyId: string
  readonly householdId: string
  readonly relation: 'head' | 'spouse' | 'child' | 'parent'
}

/** The ties that a household register implies. */
export const tiesOfHouseholds = (places: readonly Place[]): readonly Tie[] =>
  [...Map.groupBy(places, ({ householdId }) => householdId).values()].flatMap((household) => {
    const who = (relation: Place['relation']) =>
      household.filter((place) => place.relation === relation).map(({ partyId }) => partyId)
    const [heads, spouses] = [who('head'), who('spouse')]
    const tie = (kind: Tie['kind'], of: readonly string[], are: readonly string[]): readonly Tie[] =>
      of.flatMap((one) => are.map((is) => ({ kind, of: one, is })))
    return [
      ...tie('spouse', heads, spouses),
      ...tie('parent', who('child'), [...heads, ...spouses]),
      ...tie('parent', heads, who('parent')),
    ]
  })

type Step = (people: Iterable<string>) => ReadonlySet<string>

const stepOver = (pairs: readonly (readonly [string, string])[]): Step => {
  const to = Map.groupBy(pairs, ([from]) => from)
  return (people) => new Set([...people].flatMap((one) => (to.get(one) ?? []).map(([, other]) => other)))
}

const closure = (step: Step, from: readonly string[]): ReadonlySet<string> => {
  const found = new Set<string>()
  for (let next = step(from); next.size > 0; ) {
    const fresh = [...next].filter((one) => !found.has(one))
    for (const one of fresh) found.add(one)
    next = step(fresh)
  }
  return found
}

/**
 * Whose relative somebody is for standing back (公务员回避规定 §5): spouses; all in the direct line; collateral within
 * three generations; and close in-laws: the spouse's relatives and those whom one's own relatives married. Such a relation is mutual.
 */
export const relativesOf = (person: string, ties: readonly Tie[]): ReadonlySet<string> => {
  const pairs = (kind: Tie['kind']) => ties.filter((tie) => tie.kind === kind)
  const parents = stepOver(pairs('parent').map(({ of, is }) => [of, is] as const))
  const children = stepOver(pairs('parent').map(({ of, is }) => [is, of] as const))
  const spouses = stepOver(pairs('spouse').flatMap(({ of, is }) => [[of, is] as const, [is, of] as const]))
  const line = (one: string) => [...closure(parents, [one]), ...closure(children, [one])]
  // siblings with their children, uncles and aunts with theirs
  const collateral = (one: string): readonly string[] => {
    const near = children(parents([one]))
    const far = children(parents(parents([one])))
    return [...near, ...children(near), ...far, ...children(far)]
  }
  const partners = spouses([person])
  const own = collateral(person)
  const siblingsOfPartners = children(parents(partners))
  const related = new Set([
    ...partners,
    ...line(person),
    ...own,
    ...spouses(own),
    ...parents(partners),
    // step-parents and step-children
    ...children(partners),
    ...spouses(parents([person])),
    ...[...partners].flatMap(collateral),
    ...spouses(siblingsOfPartners),
    ...spouses(children([person])),
    ...parents(spouses(children([person]))),
  ])
  related.delete(person)
  return related
}
