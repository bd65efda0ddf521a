import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import type { CatalogueStore } from '../catalogue.store.ts'
import { AudienceName } from '../catalogue.ts'

/** Items without words: by audience, department or theme, as carried out for a division. Keyset by name. */
export const browseItems = query<CatalogueStore>()({
  name: 'catalogue.browse-items',
  input: Type.Object({
    division: Type.Optional(Type.String()),
    audience: Type.Optional(AudienceName),
    department: Type.Optional(Type.String()),
    organCode: Type.Optional(Type.String()),
    theme: Type.Optional(Type.String()),
    online: Type.Optional(Type.Boolean()),
    instant: Type.Optional(Type.Boolean()),
    after: Type.Optional(Type.String()),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  may: 'public',
  run: ({ limit = 20, ...wish }, { store }) => store.browse({ ...wish, limit }),
})

/** Themes in use with how many basic items carry each, most used first. */
export const listThemes = query<CatalogueStore>()({
  name: 'catalogue.list-themes',
  input: Type.Object({}),
  may: 'public',
  run: (_, { store }) => store.themes(),
})
