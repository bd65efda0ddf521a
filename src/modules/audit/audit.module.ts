import { defineModule } from '../../platform/module.ts'
import { type AuditStore, auditStore } from './audit.store.ts'
import type { AuditTables } from './audit.tables.ts'

export const auditModule = defineModule<AuditTables, AuditStore>({
  name: 'audit',
  store: (db, platform) => auditStore(db, platform.config.dataDir),
})
