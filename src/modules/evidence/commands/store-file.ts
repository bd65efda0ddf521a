import { Type } from 'typebox'
import { emitted } from '../../../kernel/event.ts'
import { command } from '../../../kernel/operation.ts'
import { type Evidence, StoredEvidence, storedEvidence, tidyName } from '../evidence.ts'
import { evidenceStored } from '../evidence.events.ts'
import { mayStore } from '../evidence.policy.ts'
import type { Content, EvidenceStore } from '../evidence.store.ts'
import { sniff } from '../sniff.ts'

/** Takes an uploaded file (streamed to disk, at most 10 MB) for the party the resident acts for, or refuses it with a sentence and forgets it. */
export const storeFile = command<EvidenceStore>()({
  name: 'evidence.store-file',
  input: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 1000 }),
    content: Type.Unsafe<Content>(Type.Any()),
  }),
  output: StoredEvidence,
  may: mayStore,
  run: async ({ name, content }, _nothing, { actor, store, now, newId, write, emit }) => {
    if (actor.kind !== 'resident') throw new Error('only residents hand in files')
    const { fileId, sha256, bytes } = await store.receive(content)
    try {
      const tidy = tidyName(name)
      const file: Evidence = {
        id: newId(),
        ownerPartyId: actor.partyId,
        name: tidy,
        type: await sniff(await store.read(fileId), tidy),
        bytes,
        sha256,
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
