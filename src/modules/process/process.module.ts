import { defineModule } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { type ProcessStore, processStore, type VersionCache } from './process.store.ts'
import type { ProcessTables } from './process.tables.gen.ts'

const caches = new WeakMap<Platform, VersionCache>()

export const processModule = defineModule<ProcessTables, ProcessStore>({
  name: 'process',
  store: (db, platform) => {
    const cache: VersionCache = caches.get(platform) ?? new Map()
    caches.set(platform, cache)
    return processStore(db, cache)
  },
})
