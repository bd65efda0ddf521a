import { defineModule } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { type ExaminationStore, examinationStore, type VersionCache } from './examination.store.ts'
import type { ExaminationTables } from './examination.tables.gen.ts'

const caches = new WeakMap<Platform, VersionCache>()

export const examinationModule = defineModule<ExaminationTables, ExaminationStore>({
  name: 'examination',
  store: (db, platform) => {
    const cache: VersionCache = caches.get(platform) ?? new Map()
    caches.set(platform, cache)
    return examinationStore(db, cache)
  },
})
