import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import type { CatalogueStore } from '../catalogue.store.ts'

/** The basic items under a basic code (several handling items may share one), by code or by the item's key. */
export const listBasicItems = query<CatalogueStore>()({
  name: 'catalogue.list-basic-items',
  input: Type.Object({ code: Type.String({ maxLength: 80 }) }),
  may: 'public',
  run: ({ code }, { store }) => store.basicItems(code),
})
