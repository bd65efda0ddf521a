import { defineModule } from '../../platform/module.ts'
import { type OrganStore, organStore } from './organ.store.ts'
import type { OrganTables } from './organ.tables.gen.ts'

export const organModule = defineModule<OrganTables, OrganStore>({
  name: 'organ',
  store: (db) => organStore(db),
})
