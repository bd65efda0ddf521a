import { system } from '../../kernel/actor.ts'
import { defineModule } from '../../platform/module.ts'
import { endRunOut } from './commands/mandates.ts'
import { type PartyStore, partyStore } from './party.store.ts'
import type { PartyTables } from './party.tables.gen.ts'

export const partyModule = defineModule<PartyTables, PartyStore>({
  name: 'party',
  store: (db, platform) => partyStore(db, platform.fields),
  sealed: ['number', 'phone', 'email'].map((column) => ({ table: 'party.party', column, key: ['id'] })),
  passing: ['party.agent_code', 'party.code_try', 'party.window_request'],
  jobs: [
    {
      name: 'party.end-run-out',
      cron: '*/5 * * * *',
      run: async (hands) => {
        await hands.perform(endRunOut, {}, system('party.end-run-out'))
      },
    },
  ],
})
