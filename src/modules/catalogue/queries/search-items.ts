import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import type { CatalogueStore } from '../catalogue.store.ts'
import { AudienceName } from '../catalogue.ts'

/** What narrows a search: chips of the results page. */
export const Filters = Type.Object({
  audience: Type.Optional(AudienceName),
  department: Type.Optional(Type.String()),
  theme: Type.Optional(Type.String()),
  online: Type.Optional(Type.Boolean()),
  instant: Type.Optional(Type.Boolean()),
})

/**
 * Items as people ask for them, best first. With a division: one line an item, by the nearest organ that carries it
 * out for that place; without: one line an item, by any organ. `next` is the cursor of the following page.
 */
export const searchItems = query<CatalogueStore>()({
  name: 'catalogue.search-items',
  input: Type.Object({
    q: Type.String({ maxLength: 200 }),
    division: Type.Optional(Type.String()),
    filters: Type.Optional(Filters),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    cursor: Type.Optional(Type.String()),
    /** True: only the person's own words, no synonyms. */
    exact: Type.Optional(Type.Boolean()),
  }),
  may: 'public',
  run: ({ limit = 20, ...wish }, { store }) => store.search({ ...wish, limit }),
})
