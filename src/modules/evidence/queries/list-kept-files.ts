import { Type } from 'typebox'
import { allow, deny } from '../../../kernel/decision.ts'
import { query } from '../../../kernel/operation.ts'
import type { EvidenceStore } from '../evidence.store.ts'

/** Which of these stored files somebody handed in; for the sweep that removes what nobody keeps. */
export const listKeptFiles = query<EvidenceStore>()({
  name: 'evidence.list-kept-files',
  input: Type.Object({ fileIds: Type.Array(Type.String(), { maxItems: 1000 }) }),
  may: (actor) =>
    actor.kind === 'system' ? allow('evidence.system') : deny('default', 'evidence.deny.not-yours'),
  run: async ({ fileIds }, { store }) => (fileIds.length === 0 ? [] : [...(await store.known(fileIds))]),
})
