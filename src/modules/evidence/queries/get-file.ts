import { Type } from 'typebox'
import { query, type Reading } from '../../../kernel/operation.ts'
import { seesEvidence } from '../evidence.policy.ts'
import type { EvidenceStore } from '../evidence.store.ts'
import { storedEvidence } from '../evidence.ts'

const one = async ({ evidenceId }: { evidenceId: string }, { store }: Reading<EvidenceStore>) =>
  (await store.find([evidenceId]))[0]

/** Name, type and size of one file; 404 for whoever may not know of it. */
export const getFile = query<EvidenceStore>()({
  name: 'evidence.get-file',
  input: Type.Object({ evidenceId: Type.String() }),
  may: 'public',
  load: one,
  see: seesEvidence,
  run: (_input, _reading, file) => storedEvidence(file),
})

/** One file with its bytes, to be served as an attachment and never sniffed; each opening is in the audit. */
export const openFile = query<EvidenceStore>()({
  name: 'evidence.open-file',
  input: Type.Object({ evidenceId: Type.String() }),
  may: 'public',
  personal: true,
  load: one,
  see: seesEvidence,
  run: async (_input, { store }, file) => ({
    ...storedEvidence(file),
    content: await store.read(file.fileId),
  }),
})
