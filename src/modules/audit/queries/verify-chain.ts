import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { mayReadAudit } from '../audit.policy.ts'
import type { AuditStore } from '../audit.store.ts'

/** Is every chained row still what it was? Else the first that is not, by its id. */
export const verifyChain = query<AuditStore>()({
  name: 'audit.verify-chain',
  input: Type.Object({}),
  may: mayReadAudit,
  run: (_input, { store }) => store.walk(),
})
