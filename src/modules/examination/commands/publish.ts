import { createHash } from 'node:crypto'
import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { checkTable } from '../check-table.ts'
import { mayPublish } from '../examination.policy.ts'
import type { ExaminationStore } from '../examination.store.ts'
import { asFieldError } from '../finding.ts'
import { readDmn } from '../read-dmn.ts'

/** Publishes a decision table from its DMN as the next version; the same text again changes nothing. 422 names the rules. */
export const publishTable = command<ExaminationStore>()({
  name: 'examination.publish',
  input: Type.Object({
    key: Type.String({ pattern: '^[a-z][a-z0-9-]{1,60}$' }),
    source: Type.String({ maxLength: 500_000 }),
  }),
  output: Type.Object({ key: Type.String(), version: Type.Integer() }),
  load: async ({ key }, { store }) => (await store.findLatest(key)) ?? null,
  may: mayPublish,
  run: async ({ key, source }, latest, { store, now, write }) => {
    const sha256 = createHash('sha256').update(source).digest('hex')
    if (latest?.sha256 === sha256) return { key, version: latest.version }
    const version = (latest?.version ?? 0) + 1
    const { table, findings } = await readDmn(source, { key, version, sha256 })
    const wrong = table && findings.length === 0 ? checkTable(table) : findings
    if (!table || wrong.length > 0) {
      throw new Problem('examination.cannot-publish', 422, {
        values: { key },
        fields: wrong.map(asFieldError),
      })
    }
    write(store.add(table, source, sha256, now))
    return { key, version }
  },
})
