import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { maySweep } from '../evidence.policy.ts'
import type { EvidenceStore } from '../evidence.store.ts'

/** Forgets files that no organ has been given: those of a draft that is gone. Their bytes go with the next sweep. */
export const discardFiles = command<EvidenceStore>()({
  name: 'evidence.discard-files',
  input: Type.Object({ evidenceIds: Type.Array(Type.String({ maxLength: 64 }), { minItems: 1 }) }),
  output: Type.Object({}),
  may: maySweep,
  run: ({ evidenceIds }, _nothing, { store, write }) => {
    write(store.discardUnshared(evidenceIds))
    return {}
  },
})
