import { createHash } from 'node:crypto'
import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { asFieldError } from '../finding.ts'
import { mayPublish } from '../process.policy.ts'
import type { ProcessStore } from '../process.store.ts'
import { readBpmn } from '../read-bpmn.ts'
import { soundness } from '../soundness.ts'

/** Publishes a process from its BPMN as the next version; the same text again changes nothing. 422 names the elements. */
export const publishProcess = command<ProcessStore>()({
  name: 'process.publish',
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
    const { definition, variables, findings } = await readBpmn(source, key, version)
    const wrong = definition && findings.length === 0 ? soundness(definition, variables) : findings
    if (!definition || wrong.length > 0) {
      throw new Problem('process.cannot-publish', 422, { values: { key }, fields: wrong.map(asFieldError) })
    }
    write(store.add(definition, source, sha256, now))
    return { key, version }
  },
})
