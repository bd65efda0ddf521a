import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { mayShare, seesAll } from '../evidence.policy.ts'
import type { EvidenceStore } from '../evidence.store.ts'

/** Lets the officials of an organ (and of those above it) open these files: done when a case comes to it. */
export const shareFiles = command<EvidenceStore>()({
  name: 'evidence.share-files',
  input: Type.Object({
    evidenceIds: Type.Array(Type.String(), { minItems: 1, maxItems: 200 }),
    organPath: Type.String({ pattern: '\\.$' }),
  }),
  output: Type.Object({ shared: Type.Integer() }),
  load: async ({ evidenceIds }, { store }) => {
    const files = await store.find(evidenceIds)
    return files.length === new Set(evidenceIds).size ? files : undefined
  },
  see: seesAll,
  may: mayShare,
  run: ({ organPath }, files, { store, write }) => {
    write(
      store.share(
        files.map((file) => file.id),
        organPath,
      ),
    )
    return { shared: files.length }
  },
})
