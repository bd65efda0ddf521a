import type { Id, PartyId } from '../../kernel/ids.ts'
import type { Language, Text } from '../../kernel/text.ts'
import type { Write } from '../../kernel/write.ts'
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts'
import { type Reader, writer } from '../../platform/db/index.ts'
import { letterPlace } from './adapters/queue.ts'
import type { MessageTables } from './message.tables.gen.ts'
import type { Channel, Message, Sent } from './message.ts'
import type { Carrier, Gateway, Letter } from './ports.ts'

const w = writer<MessageTables>()
const text = (zh: string, en: string | null): Text => (en === null ? { zh } : { zh, en })

/** What the ports of this installation are. */
export interface Ways {
  readonly fields: FieldCipher
  readonly carrier: () => Carrier
  readonly gatewayOf: (channel: Channel) => Gateway | undefined
  readonly sample: () => boolean
  readonly keptDays: number
}

export const messageStore = (db: Reader<MessageTables>, ways: Ways) => {
  const { fields, carrier, gatewayOf, sample, keptDays } = ways
  const messages = () => db.selectFrom('message.message').selectAll()
  type Row = Awaited<ReturnType<ReturnType<typeof messages>['execute']>>[number]
  const toMessage = (row: Row): Message => ({
    id: row.id as Id<'message'>,
    partyId: row.party_id as PartyId,
    title: text(row.title_zh, row.title_en),
    body: text(row.body_zh, row.body_en),
    caseNumber: row.case_number ?? undefined,
    sentAt: row.sent_at,
    readAt: row.read_at ?? undefined,
  })
  return {
    carrier,
    gatewayOf,
    keptDays,
    /** Only the sample province shows what left the house. */
    sample,
    find: async (messageId: string): Promise<Message | undefined> => {
      const row = await messages().where('id', '=', messageId).executeTakeFirst()
      return row && toMessage(row)
    },
    /** Newest first: ids are in time order. */
    list: async (partyId: string, before: string | undefined, limit: number): Promise<readonly Message[]> => {
      const mine = messages().where('party_id', '=', partyId).orderBy('id', 'desc').limit(limit)
      return (await (before === undefined ? mine : mine.where('id', '<', before)).execute()).map(toMessage)
    },
    countUnread: async (partyId: string): Promise<number> => {
      const row = await db
        .selectFrom('message.message')
        .select((e) => e.fn.countAll<string>().as('unread'))
        .where('party_id', '=', partyId)
        .where('read_at', 'is', null)
        .executeTakeFirstOrThrow()
      return Number(row.unread)
    },
    listSent: async (before: string | undefined, limit: number): Promise<readonly Sent[]> => {
      const all = db.selectFrom('message.sent').selectAll().orderBy('id', 'desc').limit(limit)
      const rows = await (before === undefined ? all : all.where('id', '<', before)).execute()
      return rows.map((row) => ({
        id: row.id as Id<'sent'>,
        channel: row.channel as Channel,
        maskedAddress: row.masked_address,
        text: row.text,
        language: row.language as Language,
        caseNumber: row.case_number ?? undefined,
        sentAt: row.sent_at,
      }))
    },
    /** A text that waits for its gateway; what it says is opened here only. */
    findLeaving: async (
      id: string,
    ): Promise<{ channel: Channel; letter: Letter; until: Date } | undefined> => {
      const row = await db.selectFrom('message.leaving').selectAll().where('id', '=', id).executeTakeFirst()
      return (
        row && {
          channel: row.channel as Channel,
          letter: JSON.parse(fields.decrypt(letterPlace, row.id, row.letter)) as Letter,
          until: row.until,
        }
      )
    },
    hasLeft: (id: string): Write => w.remove('message.leaving', { id }),
    forgetLeaving: (now: Date): Write =>
      w.raw`delete from "message"."leaving" where "until" <= ${now} returning 1`,
    /** Messages whose term is over, with the texts the local carrier kept of them. */
    forgetSentBefore: (before: Date): readonly Write[] => [
      w.raw`delete from "message"."sent" where "sent_at" < ${before} returning 1`,
      w.raw`delete from "message"."message" m where "sent_at" < ${before} and not exists
        (select 1 from "message"."sent" s where s."message_id" = m."id" and s."sent_at" >= ${before}) returning 1`,
    ],
    add: (message: Message): Write =>
      w.insert('message.message', {
        id: message.id,
        party_id: message.partyId,
        title_zh: message.title.zh,
        title_en: message.title.en ?? null,
        body_zh: message.body.zh,
        body_en: message.body.en ?? null,
        case_number: message.caseNumber ?? null,
        sent_at: message.sentAt,
      }),
    markRead: (messageId: Id<'message'>, now: Date): Write =>
      w.update('message.message', { id: messageId }, { read_at: now }, 'any'),
    markAllRead: (partyId: PartyId, now: Date): Write =>
      w.raw`update "message"."message" set "read_at" = ${now} where "party_id" = ${partyId} and "read_at" is null returning 1`,
  }
}

export type MessageStore = ReturnType<typeof messageStore>
