import { defineModule } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { type FormStore, formStore, type VersionCache } from './form.store.ts'
import type { FormTables } from './form.tables.gen.ts'

const caches = new WeakMap<Platform, VersionCache>()

export const formModule = defineModule<FormTables, FormStore>({
  name: 'form',
  store: (db, platform) => {
    const cache: VersionCache = caches.get(platform) ?? new Map()
    caches.set(platform, cache)
    return formStore(db, cache)
  },
})
