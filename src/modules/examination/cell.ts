import type { FactValue } from './examination.ts'

/** One piece of a cell: an exact value, or a range of numbers. */
type Piece =
  | { readonly kind: 'value'; readonly value: FactValue }
  | {
      readonly kind: 'range'
      readonly from: number
      readonly to: number
      readonly withFrom: boolean
      readonly withTo: boolean
    }

/** A unary test: any of the pieces, or none of them. */
export interface Cell {
  readonly any: boolean
  readonly not: boolean
  readonly pieces: readonly Piece[]
}

const number = '-?\\d{1,15}(?:\\.\\d{1,6})?'
const comparison = new RegExp(`^(<=|>=|<|>)\\s*(${number})$`)
const interval = new RegExp(`^([[(\\]])\\s*(${number})\\s*\\.\\.\\s*(${number})\\s*([\\])[])$`)
const literal = new RegExp(`^(?:${number}|true|false|"[^"\\\\]{0,200}")$`)

const readPiece = (text: string): Piece | undefined => {
  if (literal.test(text)) return { kind: 'value', value: JSON.parse(text) as FactValue }
  const [, sign, bound] = comparison.exec(text) ?? []
  if (sign !== undefined && bound !== undefined) {
    const at = Number(bound)
    return sign.startsWith('<')
      ? { kind: 'range', from: Number.NEGATIVE_INFINITY, to: at, withFrom: false, withTo: sign === '<=' }
      : { kind: 'range', from: at, to: Number.POSITIVE_INFINITY, withFrom: sign === '>=', withTo: false }
  }
  const [, open, from, to, close] = interval.exec(text) ?? []
  if (from === undefined || to === undefined || Number(from) > Number(to)) return undefined
  return { kind: 'range', from: Number(from), to: Number(to), withFrom: open === '[', withTo: close === ']' }
}

const commas = (text: string): readonly string[] =>
  (text.match(/(?:"[^"]*"|[^,"])+/g) ?? []).map((part) => part.trim())

/** Reads a cell of S-FEEL: `-`, `"a","b"`, `>= 60`, `[18..60)`, `not("a")`. Undefined when it is none of these. */
export const readCell = (text: string): Cell | undefined => {
  const trimmed = text.trim()
  if (trimmed === '-' || trimmed === '') return { any: true, not: false, pieces: [] }
  const inner = /^not\s*\((.*)\)$/s.exec(trimmed)
  const pieces = commas(inner?.[1] ?? trimmed).map(readPiece)
  const read = pieces.filter((piece) => piece !== undefined)
  return read.length === pieces.length && read.length > 0
    ? { any: false, not: inner !== null, pieces: read }
    : undefined
}

const meets = (piece: Piece, value: FactValue): boolean => {
  if (piece.kind === 'value') return piece.value === value
  if (typeof value !== 'number') return false
  const { from, to, withFrom, withTo } = piece
  return (withFrom ? value >= from : value > from) && (withTo ? value <= to : value < to)
}

export const cellHolds = (cell: Cell, value: FactValue): boolean =>
  cell.any || cell.pieces.some((piece) => meets(piece, value)) !== cell.not

/** Values on, below and above everything the cell names: where its answer can change, and only there. */
export const edgesOf = (cell: Cell): readonly FactValue[] =>
  cell.pieces.flatMap((piece): FactValue[] => {
    if (piece.kind === 'value' && typeof piece.value !== 'number') return [piece.value]
    const bounds = piece.kind === 'value' ? [Number(piece.value)] : [piece.from, piece.to]
    return bounds.filter(Number.isFinite)
  })
