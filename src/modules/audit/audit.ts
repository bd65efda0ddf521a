/** What the walk along the chain found. `row` names the first row that is not as it was chained. */
export type ChainReport =
  | { readonly whole: true; readonly rows: number; readonly head: string }
  | { readonly whole: false; readonly rows: number; readonly row: number; readonly fault: ChainFault }

export type ChainFault = 'changed' | 'missing' | 'reordered'
