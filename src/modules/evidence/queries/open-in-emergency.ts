import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { opensInEmergency } from '../evidence.policy.ts'
import type { EvidenceStore } from '../evidence.store.ts'
import { storedEvidence } from '../evidence.ts'

/** One file with its bytes, for a case whose papers emergency access opens: the case has judged that it does. */
export const openFileInEmergency = query<EvidenceStore>()({
  name: 'evidence.open-in-emergency',
  input: Type.Object({ evidenceId: Type.String() }),
  may: opensInEmergency,
  personal: true,
  unscoped: 'the case has judged: the file is one of its papers, and its papers are open to this post',
  load: async ({ evidenceId }, { store }) => (await store.find([evidenceId]))[0],
  see: opensInEmergency,
  run: async (_input, { store }, file) => ({
    ...storedEvidence(file),
    content: await store.read(file.fileId),
  }),
})
