import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { mayOperate } from '../operations.policy.ts'
import type { OperationsStore } from '../operations.store.ts'

const delivery = {
  listener: Type.String({ maxLength: 200 }),
  eventId: Type.String({ maxLength: 64 }),
}

/** Has a failed delivery tried again at once, and those behind it after it. */
export const retryDelivery = command<OperationsStore>()({
  name: 'operations.retry-delivery',
  input: Type.Object(delivery),
  output: Type.Object({}),
  load: ({ listener, eventId }, { store }) => store.findParked(listener, eventId),
  see: mayOperate,
  may: mayOperate,
  run: ({ listener, eventId }, _found, { store, write, now, note }) => {
    note({ listener })
    write(store.retry(listener, eventId, now))
    return {}
  },
})

/** Keeps a delivery back, with those behind it, until somebody has it tried again. */
export const holdDelivery = command<OperationsStore>()({
  name: 'operations.hold-delivery',
  input: Type.Object({ ...delivery, reason: Type.String({ minLength: 2, maxLength: 400 }) }),
  output: Type.Object({}),
  load: ({ listener, eventId }, { store }) => store.findParked(listener, eventId),
  see: mayOperate,
  may: mayOperate,
  run: ({ listener, eventId, reason }, _found, { store, write, note }) => {
    note({ listener, reason })
    write(store.hold(listener, eventId))
    return {}
  },
})
