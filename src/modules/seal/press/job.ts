import type { SealOrder, Signer } from '../pdf/pades.ts'

/** Documents to typeset: Typst sources by path, and the data that the main one reads (never put into source text). */
export interface TypesetJob {
  readonly sources: Readonly<Record<string, string>>
  readonly main: string
  readonly data: unknown
  /** Creation time in the file. */
  readonly at: Date
}

/** A spot the document marked with `#mark("name")`: page from 1, millimetres from its top left. */
export interface Mark {
  readonly name: string
  readonly page: number
  readonly x: number
  readonly y: number
}

export interface Typeset {
  /** PDF/A-2b. */
  readonly pdf: Buffer
  readonly marks: readonly Mark[]
}

export interface SignJob {
  readonly pdf: Buffer
  readonly signer: Signer
  readonly order: SealOrder
}

export type Request =
  | { readonly id: number; readonly typeset: TypesetJob }
  | { readonly id: number; readonly sign: SignJob }

export type Reply =
  | { readonly id: number; readonly typeset: Typeset }
  | { readonly id: number; readonly signed: Buffer }
  | { readonly id: number; readonly error: string }
