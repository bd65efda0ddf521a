import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { mayNamePeople } from '../administration.policy.ts'
import type { AdministrationStore } from '../administration.store.ts'
import { readSheetRows, type SheetRow } from '../sheet.ts'

const mostRows = 2_000

/** The rows of a table that was just handed in (XLSX or CSV), by the names in its first line. */
export const readSheet = query<AdministrationStore>()({
  name: 'administration.read-sheet',
  input: Type.Object({ fileId: Type.String({ maxLength: 64 }) }),
  may: mayNamePeople,
  run: async ({ fileId }, { store }): Promise<readonly SheetRow[]> => {
    const rows = await readSheetRows(await store.readFile(fileId)).catch((error: unknown) => {
      if (error instanceof Problem) throw error
      return undefined
    })
    if (!rows || rows.length === 0)
      throw new Problem('administration.no-table', 422, {
        fields: [{ path: 'file', message: 'problem.administration.no-table' }],
      })
    if (rows.length > mostRows)
      throw new Problem('administration.table-too-long', 422, {
        values: { n: mostRows },
        fields: [{ path: 'file', message: 'problem.administration.table-too-long', values: { n: mostRows } }],
      })
    return rows
  },
})
