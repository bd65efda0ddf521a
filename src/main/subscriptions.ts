import type { Subscription } from '../platform/outbox/subscription.ts'

/** Which fact makes the platform perform which command: all of the wiring between modules that goes by events. */
export const subscriptions: readonly Subscription[] = []
