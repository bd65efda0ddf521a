import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { mayTakeOut } from '../../../kernel/own-data.ts'
import { notFound } from '../../../kernel/problem.ts'
import type { MessageStore } from '../message.store.ts'

const most = 2_000

/** The inbox of the party whose affairs these are, whole. */
export const exportMyMessages = query<MessageStore>()({
  name: 'message.export-mine',
  input: Type.Object({}),
  may: mayTakeOut('message'),
  personal: true,
  run: async (_input, { actor, store }) => {
    if (actor.kind !== 'resident') throw notFound()
    return (await store.list(actor.partyId, undefined, most)).map(
      ({ title, body, caseNumber, sentAt, readAt }) => ({
        title,
        body,
        caseNumber: caseNumber ?? null,
        sentAt: sentAt.toISOString(),
        readAt: readAt?.toISOString() ?? null,
      }),
    )
  },
})
