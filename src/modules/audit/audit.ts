/** What the walk along the chain found. `row` is the audit row that is not as it was chained, or that is not chained. */
export type ChainReport =
  | (Walked & { readonly whole: true; readonly head: string })
  | (Walked & { readonly whole: false; readonly row: number; readonly fault: ChainFault })

interface Walked {
  /** Links that hold, from the start on. */
  readonly rows: number
  /** Heads written down outside of the database that were compared on the way. */
  readonly heads: number
}

/**
 * changed: the row says something else · missing: the row or its link is gone · reordered: it stands in another place ·
 * inserted: it was put between · unchained: it is in no chain and older than a minute · rewritten: the chain holds in
 * itself, but is not the one whose heads were written down outside of the database.
 */
export type ChainFault = 'changed' | 'missing' | 'reordered' | 'inserted' | 'unchained' | 'rewritten'

/** A row has to be in the chain after this long; the chainer takes a second. */
export const chainedWithinMs = 60_000

/** What the audit administrator looks for; every part narrows. */
export interface AuditWish {
  readonly person?: string | undefined
  readonly operation?: string | undefined
  readonly outcome?: 'done' | 'refused' | 'read' | undefined
  readonly organ?: string | undefined
  readonly from?: Date | undefined
  readonly below?: Date | undefined
  /** Case number or id. */
  readonly about?: string | undefined
  /** Only what was done for these organs; undefined: everything. */
  readonly within?: readonly string[] | undefined
}
