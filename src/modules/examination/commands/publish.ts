import { publishing } from '../../../platform/published/published-operations.ts'
import { checkTable } from '../check-table.ts'
import { mayPublish } from '../examination.policy.ts'
import type { Table } from '../examination.ts'
import { asFieldError } from '../finding.ts'
import { readDmn } from '../read-dmn.ts'

/** Publishes a decision table from its DMN. 422 names the rules. */
export const publishTable = publishing<Table>('examination', {
  may: mayPublish,
  compile: async (source, as) => {
    const { table, findings } = await readDmn(source, as)
    const wrong = table && findings.length === 0 ? checkTable(table) : findings
    return { definition: table, findings: wrong.map(asFieldError) }
  },
})
