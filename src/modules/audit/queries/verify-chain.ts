import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { mayReadAudit } from '../audit.policy.ts'
import type { AuditStore } from '../audit.store.ts'

/** Is every chained row still what it was, and every row chained? Else the first that is not, by its id. */
export const verifyChain = query<AuditStore>()({
  name: 'audit.verify-chain',
  input: Type.Object({}),
  may: mayReadAudit,
  run: async (_input, { store, now }) => store.walk(await store.heads(), now),
})

/** How far the chain reaches, without walking it. */
export const getChainHead = query<AuditStore>()({
  name: 'audit.get-chain-head',
  input: Type.Object({}),
  may: mayReadAudit,
  run: async (_input, { store }) => ({ ...(await store.reached()), heads: (await store.heads()).length }),
})
