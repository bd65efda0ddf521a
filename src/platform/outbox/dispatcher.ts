import type pg from 'pg'
import type { Logger } from 'pino'
import { system } from '../../kernel/actor.ts'
import type { Delivered } from '../../kernel/event.ts'
import type { Clock } from '../clock/clock.ts'
import type { Runtime } from '../operations/runtime.ts'
import { parkedDeliveries } from './parked.ts'
import type { Subscription } from './subscription.ts'

export interface Dispatcher {
  start(): void
  /** Delivers everything that can be delivered now; for tests and for the end of a run. */
  drain(): Promise<void>
  stop(): Promise<void>
}

interface Fact extends Delivered<never> {
  readonly seq: number
}

const pollMs = 200
const claimed = 200
const atOnce = 6
const lockKey = 7_204_502

/**
 * Brings facts to their listeners: in order for one aggregate, several aggregates at once. One process at a time
 * does it (advisory lock); the others stand by. A delivery that fails is parked with those behind it for the same
 * listener and aggregate; nothing else waits for it.
 */
export const createDispatcher = (
  pool: pg.Pool,
  runtime: Runtime,
  subscriptions: readonly Subscription[],
  clock: Clock,
  log: Logger,
): Dispatcher => {
  const parked = parkedDeliveries(pool, clock)
  const listenersOf = Map.groupBy(subscriptions, (s) => s.event)
  let running = false
  let timer: NodeJS.Timeout | undefined
  let current: Promise<unknown> = Promise.resolve()
  let lock: pg.PoolClient | undefined

  const attempt = async (subscription: Subscription, fact: Fact): Promise<void> => {
    const input = subscription.input(fact)
    if (input === undefined) return
    await runtime.deliver(subscription.command, input, system(subscription.listener, fact.id), subscription.listener, fact.id)
  }

  const deliverOne = async (fact: Fact): Promise<void> => {
    for (const subscription of listenersOf.get(fact.name) ?? []) {
      if (parked.holds(subscription.listener, fact.aggregate)) {
        await parked.park(subscription.listener, fact, 0, 'behind an earlier one')
        continue
      }
      try {
        await attempt(subscription, fact)
      } catch (error) {
        log.error({ err: error, listener: subscription.listener, event: fact.id }, 'delivery failed')
        await parked.park(subscription.listener, fact, 1, String(error))
      }
    }
  }

  const facts = async (where: string, values: unknown[]): Promise<Fact[]> => {
    const { rows } = await pool.query<Fact>({
      text: `select seq, id, name, version, aggregate, payload, at from "platform"."outbox" where ${where}`,
      values,
    })
    return rows
  }

  const round = async (): Promise<number> => {
    const waiting = await facts(`done_at is null order by seq limit ${claimed}`, [])
    const queues = [...Map.groupBy(waiting, (fact) => fact.aggregate).values()]
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let queue = queues.shift(); queue; queue = queues.shift()) {
          for (const fact of queue) await deliverOne(fact)
        }
      }),
    )
    if (waiting.length > 0) {
      await pool.query({
        name: 'facts-done',
        text: 'update "platform"."outbox" set done_at = $2 where seq = any($1)',
        values: [waiting.map((fact) => fact.seq), clock.now()],
      })
    }
    return waiting.length
  }

  const retry = async (): Promise<number> => {
    const due = await parked.due()
    let delivered = 0
    for (const entry of due) {
      const [fact] = await facts('id = $1', [entry.event_id])
      const subscription = subscriptions.find((s) => s.listener === entry.listener)
      if (!fact || !subscription) continue
      try {
        await attempt(subscription, fact)
        await parked.release(entry)
        delivered++
      } catch (error) {
        log.error({ err: error, listener: entry.listener, event: fact.id }, 'delivery failed again')
        await parked.park(entry.listener, fact, entry.tries + 1, String(error))
      }
    }
    return delivered
  }

  /** Only the holder of the lock dispatches; a lost connection gives it up. */
  const holdsLock = async (): Promise<boolean> => {
    if (lock) return true
    const client = await pool.connect()
    client.once('error', () => {
      lock = undefined
    })
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [lockKey])
    if (rows[0]?.mine) {
      lock = client
      await parked.load()
      return true
    }
    client.release()
    return false
  }

  const turn = async (): Promise<void> => {
    try {
      if (await holdsLock()) while ((await round()) + (await retry()) > 0);
    } catch (error) {
      log.error({ err: error }, 'dispatching failed; it goes on')
    }
  }
  const schedule = (soon: boolean): void => {
    if (!running) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      current = turn().then(() => schedule(false))
    }, soon ? 0 : pollMs)
  }

  return {
    start() {
      running = true
      runtime.onFacts(() => timer && schedule(true))
      schedule(true)
    },
    async drain() {
      await current
      await turn()
    },
    async stop() {
      running = false
      clearTimeout(timer)
      await current
      lock?.release()
      lock = undefined
    },
  }
}
