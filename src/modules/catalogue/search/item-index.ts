import type { Audience } from '../catalogue.ts'

/** What is asked of the index. */
export interface Wish {
  readonly words: string
  readonly exact?: boolean | undefined
  readonly audience?: Audience | undefined
  readonly department?: string | undefined
  readonly theme?: string | undefined
}

export interface Found {
  readonly id: string
  readonly score: number
}

/** Basic items by words, best first. */
export interface ItemIndex {
  readonly search: (wish: Wish) => { readonly found: readonly Found[]; readonly also: readonly string[] }
}
