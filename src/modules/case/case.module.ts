import { defineModule } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { caseJobs } from './case.jobs.ts'
import { type CaseStore, caseStore } from './case.store.ts'
import type { CaseTables } from './case.tables.gen.ts'
import { type DefinitionCache, definitionCache } from './definitions.ts'

const caches = new WeakMap<Platform, DefinitionCache>()

export const caseModule = defineModule<CaseTables, CaseStore>({
  name: 'case',
  store: (db, platform) => {
    const cache = caches.get(platform) ?? definitionCache()
    caches.set(platform, cache)
    return caseStore(db, platform.fields, cache)
  },
  jobs: caseJobs,
})
