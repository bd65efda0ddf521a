import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
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
  run: ({ name, id, limit }, { store }) => store.about(name, id, limit),
})
