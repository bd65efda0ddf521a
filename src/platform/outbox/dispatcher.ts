import pg from 'pg'
import type { Logger } from 'pino'
import { system } from '../../kernel/actor.ts'
import type { Delivered } from '../../kernel/event.ts'
import type { Clock } from '../clock/clock.ts'
import type { Runtime } from '../operations/runtime.ts'
import { parkedDeliveries } from './parked.ts'
import { singleLoop } from './single-loop.ts'
import { standIn } from './stand-in.ts'
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

/**
 * Brings facts to their listeners: in order for one aggregate, several aggregates at once. One process at a time
 * does it; the others stand by. A delivery that fails is parked with those behind it for the same listener and
 * aggregate; nothing else waits for it.
 */
export const createDispatcher = (
  pool: pg.Pool,
  databaseUrl: string,
  runtime: Runtime,
  subscriptions: readonly Subscription[],
  clock: Clock,
  log: Logger,
): Dispatcher => {
  const parked = parkedDeliveries(pool, clock)
  const listenersOf = Map.groupBy(subscriptions, (s) => s.event)
  const duty = standIn(databaseUrl, () => parked.load())

  const attempt = async (subscription: Subscription, fact: Fact): Promise<void> => {
    const input = subscription.input(fact)
    if (input === undefined) return
    const actor = system(subscription.listener, fact.id)
    await runtime.deliver(subscription.command, input, actor, subscription.listener, fact.id)
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
    const text = `select seq, id, name, version, aggregate, payload, at from "platform"."outbox" where ${where}`
    return (await pool.query<Fact>({ text, values })).rows
  }

  const done = (delivered: readonly Fact[]): Promise<unknown> =>
    pool.query({
      name: 'facts-done',
      text: 'update "platform"."outbox" set done_at = $2 where seq = any($1)',
      values: [delivered.map((fact) => fact.seq), clock.now()],
    })

  const round = async (): Promise<number> => {
    const waiting = await facts(`done_at is null order by seq limit ${claimed}`, [])
    const queues = [...Map.groupBy(waiting, (fact) => fact.aggregate).values()]
    const worker = async (): Promise<void> => {
      const delivered: Fact[] = []
      for (let queue = queues.shift(); queue; queue = queues.shift()) {
        for (const fact of queue) await deliverOne(fact)
        delivered.push(...queue)
      }
      if (delivered.length > 0) await done(delivered)
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
    return waiting.length
  }

  const retry = async (): Promise<number> => {
    let delivered = 0
    for (const entry of await parked.due()) {
      const [fact] = await facts('id = $1', [entry.event_id])
      const subscription = subscriptions.find((s) => s.listener === entry.listener)
      if (!fact || !subscription) {
        // its listener is gone from the wiring: nobody wants it any more
        await parked.release(entry)
        continue
      }
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

  const loop = singleLoop(async () => {
    try {
      if (await duty.mine()) while ((await round()) + (await retry()) > 0);
    } catch (error) {
      log.error({ err: error }, 'dispatching failed; it goes on')
    }
  }, pollMs)

  return {
    start() {
      runtime.onFacts(loop.soon)
      loop.start()
    },
    drain: loop.now,
    async stop() {
      await loop.stop()
      await duty.end()
    },
  }
}
