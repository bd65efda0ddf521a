import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import type { CatalogueStore } from '../catalogue.store.ts'
import type { Item } from '../catalogue.ts'

/**
 * One implementation with its guide. `code` is an implementation code, or a basic code together with the division
 * whose nearest organ is meant. `version` answers as it was then. 404 when there is none.
 */
export const getItem = query<CatalogueStore>()({
  name: 'catalogue.get-item',
  input: Type.Object({
    code: Type.String({ maxLength: 80 }),
    division: Type.Optional(Type.String()),
    version: Type.Optional(Type.Integer()),
  }),
  may: 'public',
  run: async ({ code, division, version }, { store }): Promise<Item> => {
    const item =
      (await store.findImplementation(code, version)) ??
      (division ? await store.findNearest(code, store.lineage(division)) : undefined)
    if (!item) throw notFound()
    return item
  },
})
