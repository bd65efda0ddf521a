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
    ...['answers', 'materials'].map((column) => ({ table: 'case.draft', column, key: ['id'] })),
    ...['answers', 'contact', 'materials', 'correction', 'decision'].map((column) => ({
      table: 'case.application',
      column,
      key: ['home', 'id'],
    })),
    { table: 'case.event', column: 'data', key: ['home', 'case_id', 'seq'] },
    { table: 'case.notice', column: 'body', key: ['home', 'case_id', 'n'] },
    { table: 'case.note', column: 'text', key: ['home', 'id'] },
  ],
})
