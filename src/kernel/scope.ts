/** Rows that are opened to an actor: those of one party, or those of an organ and all below it. */
export type Scope = { readonly party: string } | { readonly from: string; readonly below: string }

/** Whose a protected thing is: the organs that have to do with it, and the parties it is about. */
export interface Belongs {
  readonly paths: readonly string[]
  readonly parties: readonly string[]
}

/** Paths end in a dot, so a subtree is everything from the path up to it with the dot's successor, in C order. */
export const subtree = (path: string): { readonly from: string; readonly below: string } => ({
  from: path,
  below: `${path.slice(0, -1)}/`,
})

/** Does one of these scopes hold the thing? The same question that lists ask the rows of `access`. */
export const covers = (scopes: readonly Scope[], { paths, parties }: Belongs): boolean =>
  scopes.some((scope) =>
    'party' in scope
      ? parties.includes(scope.party)
      : paths.some((path) => path >= scope.from && path < scope.below),
  )
