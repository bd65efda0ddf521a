import { defineModule } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { caseJobs } from './case.jobs.ts'
import { type CaseMemory, type CaseStore, caseStore } from './case.store.ts'
import type { CaseTables } from './case.tables.gen.ts'
import { definitionCache } from './definitions.ts'
import { triesInMemory } from './tries.ts'

const memories = new WeakMap<Platform, CaseMemory>()

export const caseModule = defineModule<CaseTables, CaseStore>({
  name: 'case',
  store: (db, platform) => {
    const memory = memories.get(platform) ?? { cache: definitionCache(), tries: triesInMemory() }
    memories.set(platform, memory)
    return caseStore(db, platform.fields, memory)
  },
  jobs: caseJobs,
  sealed: [
    { table: 'case.draft', column: 'answers', key: ['id'] },
    { table: 'case.application', column: 'answers', key: ['home', 'id'] },
    { table: 'case.application', column: 'contact', key: ['home', 'id'] },
  ],
})
