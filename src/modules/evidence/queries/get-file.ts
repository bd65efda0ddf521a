import { Type } from 'typebox'
import type { Actor } from '../../../kernel/actor.ts'
import { allow } from '../../../kernel/decision.ts'
import { query } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import { seesEvidence } from '../evidence.policy.ts'
import type { EvidenceStore } from '../evidence.store.ts'
import { type Evidence, storedEvidence } from '../evidence.ts'

const visible = async (store: EvidenceStore, actor: Actor, evidenceId: string): Promise<Evidence> => {
  const [file] = await store.find([evidenceId])
  if (!file || !seesEvidence(actor, file).allowed) throw notFound()
  return file
}

/** Name, type and size of one file; 404 for whoever may not know of it. */
export const getFile = query<EvidenceStore>()({
  name: 'evidence.get-file',
  input: Type.Object({ evidenceId: Type.String() }),
  may: () => allow('evidence.by-row'),
  run: async ({ evidenceId }, { actor, store }) => storedEvidence(await visible(store, actor, evidenceId)),
})

/** One file with its bytes, to be served as an attachment and never sniffed; each opening is in the audit. */
export const openFile = query<EvidenceStore>()({
  name: 'evidence.open-file',
  input: Type.Object({ evidenceId: Type.String() }),
  may: () => allow('evidence.by-row'),
  personal: true,
  run: async ({ evidenceId }, { actor, store }) => {
    const file = await visible(store, actor, evidenceId)
    return { ...storedEvidence(file), content: await store.read(file.fileId) }
  },
})

/** Those of these files that the actor may know of, in the order asked. */
export const listFiles = query<EvidenceStore>()({
  name: 'evidence.list-files',
  input: Type.Object({ evidenceIds: Type.Array(Type.String(), { maxItems: 200 }) }),
  may: () => allow('evidence.by-row'),
  run: async ({ evidenceIds }, { actor, store }) => {
    const files = await store.find(evidenceIds)
    return evidenceIds
      .map((id) => files.find((file) => file.id === id))
      .filter((file) => file !== undefined)
      .filter((file) => seesEvidence(actor, file).allowed)
      .map(storedEvidence)
  },
})
