import { readFileSync } from 'node:fs'
import type { IndexPort } from '../search.store.ts'
import { type ItemIndex, itemIndex } from './item-index.ts'
import { type Rewrite, rewriting, type SynonymTable } from './synonyms.ts'

const tableAt = new URL('../../../../catalogue/search/synonyms.json', import.meta.url)

/** The synonym table of this installation. */
export const readSynonyms = (): SynonymTable => JSON.parse(readFileSync(tableAt, 'utf8')) as SynonymTable

/** Keeps the index of one database and makes it anew when the stamp of its items has moved. */
export const indexCache = (): IndexPort => {
  let table: SynonymTable | undefined
  let rewrite: Rewrite | undefined
  let held: { readonly stamp: string; readonly index: Promise<ItemIndex> } | undefined
  return {
    held: () => held?.stamp,
    at: (stamp, load) => {
      if (held?.stamp === stamp) return held.index
      table ??= readSynonyms()
      rewrite ??= rewriting(table)
      const { informational } = table
      const rewriteWith = rewrite
      const index = load().then((items) => itemIndex(items, rewriteWith, informational))
      const now = { stamp, index }
      held = now
      index.catch(() => {
        if (held === now) held = undefined
      })
      return index
    },
  }
}
