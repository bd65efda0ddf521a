import type { Reader } from '../../platform/db/index.ts'
import { appointments } from './appointments.store.ts'
import type { OrganTables } from './organ.tables.gen.ts'
import { type KeptDepartments, organs } from './organs.store.ts'
import { posts } from './posts.store.ts'

/** Rows of the schema "organ". */
export const organStore = (db: Reader<OrganTables>, kept: KeptDepartments) => ({
  ...organs(db, kept),
  ...appointments(db),
  ...posts(db),
})

export type OrganStore = ReturnType<typeof organStore>
