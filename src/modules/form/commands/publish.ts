import { createHash } from 'node:crypto'
import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { checkForm } from '../check-form.ts'
import { asFieldError } from '../finding.ts'
import { mayPublish } from '../form.policy.ts'
import type { FormStore } from '../form.store.ts'

/** Publishes a form from its file as the next version; the same text again changes nothing. 422 names the fields. */
export const publishForm = command<FormStore>()({
  name: 'form.publish',
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
    const { file, findings } = checkForm(source)
    if (!file || findings.length > 0) {
      throw new Problem('form.cannot-publish', 422, { values: { key }, fields: findings.map(asFieldError) })
    }
    write(store.add({ oneStep: false, ...file, key, version, sha256 }, source, sha256, now))
    return { key, version }
  },
})
