import { defineModule } from '../../platform/module.ts'
import { type AdministrationStore, administrationStore } from './administration.store.ts'
import type { AdministrationTables } from './administration.tables.gen.ts'

export const administrationModule = defineModule<AdministrationTables, AdministrationStore>({
  name: 'administration',
  store: (db, { files }) => administrationStore(db, files),
})
