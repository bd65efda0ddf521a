import type pg from 'pg'

const day = 86_400_000

/** Removes what has served its time: stored answers after 7 days, delivered facts and their deliveries after 30. */
export const removeExpired = async (pool: pg.Pool, now: Date): Promise<void> => {
  const before = (days: number): Date => new Date(now.getTime() - days * day)
  await pool.query('delete from "platform"."idempotency" where at < $1', [before(7)])
  await pool.query('delete from "platform"."delivery" where at < $1', [before(30)])
  await pool.query('delete from "platform"."outbox" where done_at < $1', [before(30)])
}
