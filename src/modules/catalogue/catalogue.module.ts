import { defineModule } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { type CatalogueStore, catalogueStore } from './catalogue.store.ts'
import type { CatalogueTables } from './catalogue.tables.gen.ts'
import { indexCache } from './search/index-cache.ts'
import type { IndexPort } from './search.store.ts'

/** One index a database, however often a store is made. */
const caches = new WeakMap<Platform, IndexPort>()

const cacheOf = (platform: Platform): IndexPort => {
  const known = caches.get(platform)
  if (known) return known
  const made = indexCache()
  caches.set(platform, made)
  return made
}

export const catalogueModule = defineModule<CatalogueTables, CatalogueStore>({
  name: 'catalogue',
  store: (db, platform) => catalogueStore(db, cacheOf(platform)),
})
