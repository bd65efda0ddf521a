import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { mayAsPlatform } from '../case.policy.ts'
import type { CaseStore } from '../case.store.ts'

/** Cases whose intake or correction limit ran out: for the platform's timer. */
export const listRunOut = query<CaseStore>()({
  name: 'case.list-run-out',
  input: Type.Object({ limit: Type.Integer({ minimum: 1, maximum: 1000 }) }),
  may: mayAsPlatform,
  run: async ({ limit }, { store, today }) => ({
    toDeem: await store.listRunOut(['RECEIVED'], today, limit),
    toReturn: await store.listRunOut(['CORRECTION'], today, limit),
  }),
})
