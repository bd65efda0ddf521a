import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import type { Logger } from 'pino'
import { system } from '../../kernel/actor.ts'
import type { Delivered } from '../../kernel/event.ts'
import type { Clock } from '../clock/clock.ts'
import type { Delivery, Runtime } from '../operations/runtime.ts'
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
const claimed = 400
const workers = 3
/** Things whose facts one worker delivers at the same time. */
const abreast = 24
const fewInHand = 3
const longestWaitMs = 5_000

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

  const deliveryOf = (subscription: Subscription, fact: Fact): Delivery | undefined => {
    const input = subscription.input(fact)
    if (input === undefined) return undefined
    const { command, listener } = subscription
    return { command, input, actor: system(listener, fact.id), listener, eventId: fact.id }
  }

  const attempt = async (subscription: Subscription, fact: Fact): Promise<void> => {
    const delivery = deliveryOf(subscription, fact)
    if (delivery) await runtime.deliver(delivery)
  }

  const deliverOne = async (subscription: Subscription, fact: Fact): Promise<void> => {
    try {
      await attempt(subscription, fact)
    } catch (error) {
      log.error({ err: error, listener: subscription.listener, event: fact.id }, 'delivery failed')
      await parked.park(subscription.listener, fact, 1, String(error))
    }
  }

  /** One listener's deliveries of facts about different things: together if it allows, else each by itself. */
  const deliverAll = async (subscription: Subscription, wave: readonly Fact[]): Promise<void> => {
    const free: Fact[] = []
    for (const fact of wave) {
      if (!parked.holds(subscription.listener, fact.aggregate)) free.push(fact)
      else await parked.park(subscription.listener, fact, 0, 'behind an earlier one')
    }
    if (subscription.together && free.length > 1) {
      const deliveries = free.map((fact) => deliveryOf(subscription, fact)).filter((d) => d !== undefined)
      if (await runtime.deliverTogether(deliveries)) return
    }
    for (const fact of free) await deliverOne(subscription, fact)
  }

  /** Facts about different things go in waves: all the first ones, then all the second ones. */
  const deliverQueues = async (queues: readonly (readonly Fact[])[]): Promise<void> => {
    const longest = Math.max(...queues.map((queue) => queue.length))
    for (let at = 0; at < longest; at++) {
      const wave = queues.map((queue) => queue[at]).filter((fact) => fact !== undefined)
      for (const [name, facts] of Map.groupBy(wave, (fact) => fact.name)) {
        for (const subscription of listenersOf.get(name) ?? []) await deliverAll(subscription, facts)
      }
    }
  }

  /** People at the door go first, as long as nothing has waited too long. */
  const standBack = async (oldest: Date): Promise<void> => {
    while (runtime.inHand() > fewInHand && clock.now().getTime() - oldest.getTime() < longestWaitMs)
      await wait(15)
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
      for (let mine = queues.splice(0, abreast); mine.length > 0; mine = queues.splice(0, abreast)) {
        await standBack(waiting[0]?.at ?? clock.now())
        await deliverQueues(mine)
        await done(mine.flat())
      }
    }
    await Promise.all(Array.from({ length: workers }, worker))
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
