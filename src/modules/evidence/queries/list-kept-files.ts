import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { maySweep } from '../evidence.policy.ts'
import type { EvidenceStore } from '../evidence.store.ts'

/** Which of these stored files somebody handed in; for the sweep that removes what nobody keeps. */
export const listKeptFiles = query<EvidenceStore>()({
  name: 'evidence.list-kept-files',
  input: Type.Object({ fileIds: Type.Array(Type.String(), { maxItems: 1000 }) }),
  may: maySweep,
  run: async ({ fileIds }, { store }) => (fileIds.length === 0 ? [] : [...(await store.known(fileIds))]),
})
