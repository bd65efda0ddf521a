export type { AuditEntry } from './audit.tables.ts'
export type { ChainFault, ChainReport } from './audit.ts'
export { listAuditAbout } from './queries/list-audit-about.ts'
export { verifyChain } from './queries/verify-chain.ts'
