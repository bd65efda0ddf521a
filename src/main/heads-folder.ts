import { join } from 'node:path'
import type { Config } from '../platform/config.ts'

/** Where the heads of the audit chain are written down, outside of the database. */
export const auditFolder = (config: Config): string => join(config.dataDir, 'audit')
