import { defineModule } from '../../platform/module.ts'
import { type EvidenceStore, evidenceStore } from './evidence.store.ts'
import type { EvidenceTables } from './evidence.tables.gen.ts'

export const evidenceModule = defineModule<EvidenceTables, EvidenceStore>({
  name: 'evidence',
  store: (db, platform) => evidenceStore(db, platform.fields, platform.files),
  sealed: [{ table: 'evidence.file', column: 'name', key: ['id'] }],
})
