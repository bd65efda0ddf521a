import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { mayTakeOut } from '../../../kernel/own-data.ts'
import { notFound } from '../../../kernel/problem.ts'
import type { EvidenceStore } from '../evidence.store.ts'

/** Files the party whose affairs these are has handed in: their names and hashes; each is opened from its case. */
export const exportMyFiles = query<EvidenceStore>()({
  name: 'evidence.export-mine',
  input: Type.Object({}),
  may: mayTakeOut('evidence'),
  personal: true,
  run: async (_input, { actor, store }) => {
    if (actor.kind !== 'resident') throw notFound()
    return (await store.find(await store.idsOf(actor.partyId))).map((file) => ({
      name: file.name,
      type: file.type,
      bytes: file.bytes,
      sha256: file.sha256,
      storedAt: file.storedAt.toISOString(),
    }))
  },
})
