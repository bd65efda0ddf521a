import { defineModule } from '../../platform/module.ts'
import { type PartyStore, partyStore } from './party.store.ts'
import type { PartyTables } from './party.tables.gen.ts'

export const partyModule = defineModule<PartyTables, PartyStore>({
  name: 'party',
  store: (db, platform) => partyStore(db, platform.fields),
})
