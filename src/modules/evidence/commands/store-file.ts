import { createHash } from 'node:crypto'
import { Type } from 'typebox'
import { emitted } from '../../../kernel/event.ts'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { evidenceStored } from '../evidence.events.ts'
import { mayStore } from '../evidence.policy.ts'
import type { EvidenceStore } from '../evidence.store.ts'
import {
  type Evidence,
  evidenceLimit,
  evidenceQuota,
  StoredEvidence,
  storedEvidence,
  tidyName,
} from '../evidence.ts'
import { sniff } from '../sniff.ts'

/** Takes an uploaded file for the party the resident acts for, or refuses it with a sentence and forgets it. */
export const storeFile = command<EvidenceStore>()({
  name: 'evidence.store-file',
  input: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 1000 }),
    /** As it was received: streamed to the file store, encrypted, within the upload's limit. */
    fileId: Type.String({ pattern: '^[0-9a-f]{32}$' }),
    /** The item it is for: a mandate for other items does not reach it. */
    itemCode: Type.Optional(Type.String({ maxLength: 80 })),
  }),
  output: StoredEvidence,
  may: mayStore,
  run: async ({ name, fileId, itemCode }, _nothing, { actor, store, now, newId, write, emit }) => {
    if (actor.kind !== 'resident') throw new Error('only residents hand in files')
    const content = await store.read(fileId)
    try {
      const tidy = tidyName(name)
      if (content.length > evidenceLimit) {
        throw new Problem('file.too-large', 413, { values: { megabytes: evidenceLimit / 1_048_576 } })
      }
      const since = new Date(now.getTime() - evidenceQuota.days * 86_400_000)
      const sum = await store.sumOf(actor.partyId, since)
      if (sum.files >= evidenceQuota.files || sum.bytes + content.length > evidenceQuota.bytes) {
        const megabytes = Math.round(sum.bytes / 1_048_576)
        throw new Problem('file.quota', 422, { values: { files: sum.files, megabytes } })
      }
      const file: Evidence = {
        id: newId(),
        ownerPartyId: actor.partyId,
        itemCode,
        name: tidy,
        type: await sniff(content, tidy),
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
        fileId,
        storedAt: now,
        sharedWith: [],
      }
      write(store.add(file))
      emit(
        emitted(evidenceStored, file.id, {
          evidenceId: file.id,
          ownerPartyId: file.ownerPartyId,
          type: file.type,
          bytes: file.bytes,
        }),
      )
      return storedEvidence(file)
    } catch (error) {
      await store.discard(fileId)
      throw error
    }
  },
})
