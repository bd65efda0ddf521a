import { gettingPublished } from '../../../platform/published/published-operations.ts'
import type { Table } from '../examination.ts'

/** One version, or the latest. */
export const getTable = gettingPublished<Table>('examination.get-table')
