import { defineModule } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { type KeptDepartments, type OrganStore, organStore } from './organ.store.ts'
import type { OrganTables } from './organ.tables.gen.ts'

const kept = new WeakMap<Platform, KeptDepartments>()

export const organModule = defineModule<OrganTables, OrganStore>({
  name: 'organ',
  store: (db, platform) => {
    const mine = kept.get(platform) ?? { until: 0 }
    kept.set(platform, mine)
    return organStore(db, mine)
  },
})
