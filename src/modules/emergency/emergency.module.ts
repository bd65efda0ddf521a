import { system } from '../../kernel/actor.ts'
import { defineModule, forEachDue } from '../../platform/module.ts'
import { endRunOut } from './commands/decide.ts'
import { type EmergencyStore, emergencyStore } from './emergency.store.ts'
import type { EmergencyTables } from './emergency.tables.gen.ts'
import { listRunOut } from './queries/requests.ts'

const clock = system('emergency.end-run-out')

export const emergencyModule = defineModule<EmergencyTables, EmergencyStore>({
  name: 'emergency',
  store: (db) => emergencyStore(db),
  jobs: [
    {
      name: 'emergency.end-run-out',
      cron: '* * * * *',
      run: async (hands) => {
        const due = await hands.ask(listRunOut, {}, clock)
        await forEachDue(due, (requestId) => hands.perform(endRunOut, { requestId }, clock))
      },
    },
  ],
})
