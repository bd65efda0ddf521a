import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import type { CatalogueStore } from '../catalogue.store.ts'

/** Who carries a basic item out: all organs in code order, or those within a division. Keyset by code. */
export const listImplementations = query<CatalogueStore>()({
  name: 'catalogue.list-implementations',
  input: Type.Object({
    itemId: Type.String(),
    within: Type.Optional(Type.String()),
    after: Type.Optional(Type.String()),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  may: 'public',
  run: ({ itemId, within, after, limit = 50 }, { store }) =>
    store.implementations({ itemId, within, after, limit }),
})
