import { system } from '../../kernel/actor.ts'
import { defineModule } from '../../platform/module.ts'
import { forgetExpiredFactors } from './commands/devices.ts'
import { endExpiredSessions } from './commands/sessions.ts'
import { type IdentityStore, identityStore } from './identity.store.ts'
import type { IdentityTables } from './identity.tables.gen.ts'

export const identityModule = defineModule<IdentityTables, IdentityStore>({
  name: 'identity',
  store: (db, platform) =>
    identityStore(
      db,
      platform.fields,
      () => platform.sample(),
      () => platform.config.publicUrl,
    ),
  jobs: [
    {
      name: 'identity.end-expired-sessions',
      cron: '17 * * * *',
      run: async (hands) => {
        await hands.perform(endExpiredSessions, {}, system('identity.end-expired-sessions'))
      },
    },
    {
      name: 'identity.forget-expired-factors',
      cron: '*/10 * * * *',
      run: async (hands) => {
        await hands.perform(forgetExpiredFactors, {}, system('identity.forget-expired-factors'))
      },
    },
  ],
})
