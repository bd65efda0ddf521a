import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { maySeeKeys } from '../operations.policy.ts'
import type { OperationsStore } from '../operations.store.ts'

/** Versions, ages, and what each still seals. */
export const getKeyReport = query<OperationsStore>()({
  name: 'operations.get-key-report',
  input: Type.Object({}),
  may: maySeeKeys,
  run: (_input, { store }) => store.keys(),
})
