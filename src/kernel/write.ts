/**
 * One change to a module's own rows, made by its store and carried out by `perform` together with all others
 * in one statement. `touches: 'one'` makes the whole statement fail as a lost race unless exactly one row changed.
 */
export interface Write {
  /** SQL text in pieces between its parameters. */
  readonly text: readonly string[]
  readonly values: readonly unknown[]
  readonly touches: 'one' | 'any'
}
