export { holdDelivery, retryDelivery } from './commands/deliveries.ts'
export type { Health, KeyReport, ParkedDelivery, Timer } from './operations.ts'
export { getHealth, listParkedDeliveries, listTimers } from './queries/health.ts'
export { getKeyReport } from './queries/keys.ts'
