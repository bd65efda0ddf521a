import type { ItemLine } from '../catalogue.ts'
import { withoutRemark } from './text.ts'

/** A question with the items that answer it; `name` lets the same item under another code count. */
export interface Judged {
  readonly query: string
  readonly relevant: readonly { readonly taskCode: string; readonly name?: string | undefined }[]
}

export interface Evaluation {
  readonly queries: number
  readonly r1: number
  readonly r5: number
  readonly r10: number
  readonly mrr: number
}

/**
 * The name of the item that a handling item belongs to: codes of 33 digits carry the item's name with the handling
 * item in a last pair of brackets.
 */
export const itemNameOf = (code: string, name: string): string =>
  code.length === 33 ? withoutRemark(name) : name

/** Rank from 1 of the first item that answers; 0 when none of those found does. */
export const rankOf = (judged: Judged, found: readonly Pick<ItemLine, 'code' | 'name'>[]): number => {
  const codes = new Set(judged.relevant.map((r) => r.taskCode))
  const names = new Set(judged.relevant.flatMap((r) => r.name ?? []))
  const at = found.findIndex(
    ({ code, name }) => codes.has(code) || names.has(name.zh) || names.has(itemNameOf(code, name.zh)),
  )
  return at + 1
}

/** Recall at 1, 5 and 10 and mean reciprocal rank of a question log; `missed` is told what did not come first. */
export const evaluateSearch = async (
  questions: readonly Judged[],
  search: (query: string) => Promise<readonly ItemLine[]>,
  missed: (judged: Judged, rank: number, first: ItemLine | undefined) => void = () => undefined,
): Promise<Evaluation> => {
  const ranks: number[] = []
  for (const judged of questions) {
    const found = await search(judged.query)
    const rank = rankOf(judged, found)
    ranks.push(rank)
    if (rank !== 1) missed(judged, rank, found[0])
  }
  const share = (within: number): number =>
    questions.length === 0 ? 0 : ranks.filter((rank) => rank > 0 && rank <= within).length / questions.length
  const mrr = ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0) / Math.max(1, questions.length)
  const round = (value: number): number => Math.round(value * 10_000) / 10_000
  return {
    queries: questions.length,
    r1: round(share(1)),
    r5: round(share(5)),
    r10: round(share(10)),
    mrr: round(mrr),
  }
}
