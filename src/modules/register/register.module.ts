import { defineModule } from '../../platform/module.ts'
import { type RegisterStore, registerStore } from './register.store.ts'
import type { RegisterTables } from './register.tables.gen.ts'

export const registerModule = defineModule<RegisterTables, RegisterStore>({
  name: 'register',
  store: (db, platform) => registerStore(db, platform.fields),
  sealed: ['id_number', 'phone'].map((column) => ({ table: 'register.person', column, key: ['party_id'] })),
})
