import type pg from 'pg'
import { platformContext } from '../db/reading-context.ts'
import { queryFor } from '../db/scoped-query.ts'

/** What the person on call looks at first. */
export interface Health {
  /** Age of the oldest fact that no listener has had, in seconds. */
  readonly oldestFactSeconds: number
  readonly parkedDeliveries: number
  readonly stuckDeliveries: number
  /** Audit rows that are not in the chain yet. */
  readonly unchained: number
}

export const readHealth = async (pool: pg.Pool): Promise<Health> => {
  const text = `select
    coalesce(extract(epoch from now() - (select min(at) from "platform"."outbox" where done_at is null))::int, 0) as "oldestFactSeconds",
    (select count(*) from "platform"."parked_delivery") as "parkedDeliveries",
    (select count(*) from "platform"."parked_delivery" where stuck and not held) as "stuckDeliveries",
    coalesce((select max(id) from "platform"."audit"), 0) - coalesce((select max(audit_id) from "platform"."audit_chain"), 0) as "unchained"`
  const { rows } = await queryFor<Health & pg.QueryResultRow>(pool, { text }, platformContext)
  const [health] = rows
  if (!health) throw new Error('the database gave no answer')
  return health
}
