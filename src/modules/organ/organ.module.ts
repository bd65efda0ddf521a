import { system } from '../../kernel/actor.ts'
import { defineModule } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { endRunOut } from './commands/end-appointment.ts'
import { type OrganStore, organStore } from './organ.store.ts'
import type { OrganTables } from './organ.tables.gen.ts'
import type { KeptDepartments } from './organs.store.ts'

const kept = new WeakMap<Platform, KeptDepartments>()

export const organModule = defineModule<OrganTables, OrganStore>({
  name: 'organ',
  store: (db, platform) => {
    const mine = kept.get(platform) ?? { until: 0 }
    kept.set(platform, mine)
    return organStore(db, mine)
  },
  jobs: [
    {
      // a quarter past midnight in China: what ended yesterday
      name: 'organ.end-run-out',
      cron: '15 16 * * *',
      run: async (hands) => {
        while ((await hands.perform(endRunOut, {}, system('organ.end-run-out'))).ended > 0);
      },
    },
  ],
})
