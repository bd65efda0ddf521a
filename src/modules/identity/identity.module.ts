import { system } from '../../kernel/actor.ts'
import { defineModule } from '../../platform/module.ts'
import { forgetExpired } from './commands/accounts.ts'
import { forgetExpiredFactors } from './commands/devices.ts'
import { endExpiredSessions } from './commands/sessions.ts'
import { type IdentityStore, identityStore } from './identity.store.ts'
import type { IdentityTables } from './identity.tables.gen.ts'
import { areSessionsOver } from './queries/sessions.ts'

export const identityModule = defineModule<IdentityTables, IdentityStore>({
  name: 'identity',
  store: (db, platform) =>
    identityStore(
      db,
      platform.fields,
      () => platform.sample(),
      () => platform.config.publicUrl,
    ),
  sealed: [
    { table: 'identity.account', column: 'phone', key: ['person_id'] },
    { table: 'identity.code', column: 'phone', key: ['id'] },
    { table: 'identity.totp', column: 'secret', key: ['id'] },
  ],
  passing: ['identity.session', 'identity.code', 'identity.challenge', 'identity.scan', 'identity.link'],
  jobs: [
    {
      name: 'identity.end-expired-sessions',
      // other systems are told by it, so it may not be late
      cron: '* * * * *',
      run: async (hands) => {
        const clock = system('identity.end-expired-sessions')
        if (await hands.ask(areSessionsOver, {}, clock)) await hands.perform(endExpiredSessions, {}, clock)
      },
    },
    {
      name: 'identity.forget-expired',
      cron: '27 * * * *',
      run: async (hands) => {
        await hands.perform(forgetExpired, {}, system('identity.forget-expired'))
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
