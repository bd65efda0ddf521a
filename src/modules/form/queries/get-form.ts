import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import type { FormStore } from '../form.store.ts'

/** One version, or the latest; answered from memory once read. */
export const getForm = query<FormStore>()({
  name: 'form.get-form',
  input: Type.Object({ key: Type.String(), version: Type.Optional(Type.Integer()) }),
  may: 'public',
  run: async ({ key, version }, { store }) => {
    const wanted = version ?? (await store.findLatest(key))?.version
    const found = wanted === undefined ? undefined : await store.find(key, wanted)
    if (!found) throw notFound()
    return found
  },
})
