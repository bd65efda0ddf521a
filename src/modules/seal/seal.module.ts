import { defineModule } from '../../platform/module.ts'
import { keyFiles } from './key-files.ts'
import { type SealStore, sealStore } from './seal.store.ts'
import type { SealTables } from './seal.tables.gen.ts'

export const sealModule = defineModule<SealTables, SealStore>({
  name: 'seal',
  store: (db, platform) => sealStore(db, platform.files, keyFiles(platform.keys.folder), platform.sample),
})
