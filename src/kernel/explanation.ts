import type { Decision, Judged } from './decision.ts'

/** One table that was asked about an operation: what it said, and how each of its lines came out. */
export interface ExplainedTable {
  /** `see`: may they know of it; `may`: may they do it; `lists`: is it in their list. */
  readonly question: 'see' | 'may' | 'lists'
  readonly decision: Decision
  readonly rules: readonly Judged[]
}

/** Why an operation is allowed or not, table by table, as it would be judged now. */
export interface Explanation {
  readonly operation: string
  readonly outcome: 'allowed' | 'not-there' | 'refused' | 'not-listed'
  readonly tables: readonly ExplainedTable[]
}
