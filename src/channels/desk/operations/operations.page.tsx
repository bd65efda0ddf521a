import { Type } from 'typebox'
import { Problem } from '../../../kernel/problem.ts'
import {
  getHealth,
  holdDelivery,
  listParkedDeliveries,
  listTimers,
  retryDelivery,
} from '../../../modules/operations/index.ts'
import { type Page, redirect } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'
import { HealthView } from './health.view.tsx'
import { OutboxView } from './outbox.view.tsx'
import { TimersView } from './timers.view.tsx'

const text = (value: string | string[] | undefined): string => (typeof value === 'string' ? value.trim() : '')

/** Health, timers and failed deliveries, for who runs the machines. No personal field, ever. */
export const operationsPages: readonly Page[] = [
  deskPage({
    path: '/desk/operations',
    for: 'official',
    does: [getHealth],
    get: async ({ ask, words, now }) => ({
      title: words.t('desk.operations.title'),
      section: words.t('desk.section'),
      body: <HealthView health={await ask(getHealth, {})} now={now} />,
      refreshSeconds: 30,
    }),
  }),
  deskPage({
    path: '/desk/operations/jobs',
    for: 'official',
    does: [listTimers],
    get: async ({ ask, words }) => ({
      title: words.t('desk.operations.timers'),
      section: words.t('desk.section'),
      body: <TimersView timers={await ask(listTimers, {})} />,
    }),
  }),
  deskPage({
    path: '/desk/operations/outbox',
    for: 'official',
    does: [listParkedDeliveries, retryDelivery, holdDelivery],
    query: Type.Object({
      did: Type.Optional(Type.String({ maxLength: 10 })),
      // which form it was: several stand on the page
      event: Type.Optional(Type.String({ maxLength: 64 })),
      verb: Type.Optional(Type.String({ maxLength: 10 })),
    }),
    get: async ({ ask, words, query }) => ({
      title: words.t('desk.operations.outbox'),
      section: words.t('desk.section'),
      body: <OutboxView deliveries={await ask(listParkedDeliveries, {})} did={query.did} />,
    }),
    post: async ({ body, perform }) => {
      const one = { listener: text(body.listener), eventId: text(body.event) }
      if (body.do !== 'hold') {
        await perform(retryDelivery, one)
        return redirect('/desk/operations/outbox?did=retry')
      }
      const reason = text(body.reason)
      if (reason.length < 2) {
        const fields = [{ path: 'reason', message: 'problem.desk.hold-reason' }]
        throw new Problem('desk.hold-reason', 422, { fields })
      }
      await perform(holdDelivery, { ...one, reason })
      return redirect('/desk/operations/outbox?did=hold')
    },
  }),
]
