import { system } from '../../kernel/actor.ts'
import { defineModule } from '../../platform/module.ts'
import { type ClientStore, clientStore } from './client.store.ts'
import type { ClientTables } from './client.tables.gen.ts'
import { removeExpired } from './commands/remove-expired.ts'

export const clientModule = defineModule<ClientTables, ClientStore>({
  name: 'client',
  store: (db, platform) => clientStore(db, platform),
  sealed: [{ table: 'client.artefact', column: 'payload', key: ['model', 'id_hash'] }],
  // a backup that is played back must not bring codes and tokens to life again
  passing: ['client.artefact', 'client.sign_on_system', 'client.sign_on', 'client.code_try'],
  jobs: [
    {
      name: 'client.remove-expired',
      cron: '*/10 * * * *',
      run: async (hands) => {
        await hands.perform(removeExpired, {}, system('client.remove-expired'))
      },
    },
  ],
})
