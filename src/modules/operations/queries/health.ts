import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { mayOperate } from '../operations.policy.ts'
import type { OperationsStore } from '../operations.store.ts'

const mostShown = 200

/** Health in figures; ids and counts only. */
export const getHealth = query<OperationsStore>()({
  name: 'operations.get-health',
  unscoped: 'Counts what is not in the chain yet; of the trail itself nothing is answered.',
  input: Type.Object({}),
  may: mayOperate,
  run: (_input, { store }) => store.health(),
})

/** Deliveries that failed, the stuck ones first. */
export const listParkedDeliveries = query<OperationsStore>()({
  name: 'operations.list-parked-deliveries',
  input: Type.Object({}),
  may: mayOperate,
  run: (_input, { store }) => store.parked(mostShown),
})

/** Timers as they last ran. */
export const listTimers = query<OperationsStore>()({
  name: 'operations.list-timers',
  input: Type.Object({}),
  may: mayOperate,
  run: (_input, { store }) => store.timers(),
})
