import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { listOwnOrganIds } from '../../organ/index.ts'
import { mayReadAudit } from '../audit.policy.ts'
import type { AuditStore } from '../audit.store.ts'

/** The last rows whose subject names this id, newest first. */
export const listAuditAbout = query<AuditStore>()({
  name: 'audit.list-about',
  input: Type.Object({
    name: Type.String({ maxLength: 40 }),
    id: Type.String({ maxLength: 64 }),
    limit: Type.Integer({ minimum: 1, maximum: 500 }),
  }),
  may: mayReadAudit,
  run: async ({ name, id, limit }, { store, ask }) =>
    store.about(name, id, limit, (await ask(listOwnOrganIds, {})) ?? undefined),
})
