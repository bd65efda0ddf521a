import { defineModule } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { type DivisionStore, divisionStore, type TreeCache } from './division.store.ts'
import type { DivisionTables } from './division.tables.gen.ts'

const caches = new WeakMap<Platform, TreeCache>()

export const divisionModule = defineModule<DivisionTables, DivisionStore>({
  name: 'division',
  store: (db, platform) => {
    const cache = caches.get(platform) ?? { tree: undefined }
    caches.set(platform, cache)
    return divisionStore(db, cache)
  },
})
