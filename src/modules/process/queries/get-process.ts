import { gettingPublished } from '../../../platform/published/published-operations.ts'
import type { Definition } from '../process.ts'

/** One version, or the latest. */
export const getProcess = gettingPublished<Definition>('process.get-process')
