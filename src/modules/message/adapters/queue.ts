import { emitted } from '../../../kernel/event.ts'
import type { FieldCipher } from '../../../platform/crypto/field-cipher.ts'
import { writer } from '../../../platform/db/index.ts'
import { textQueued } from '../message.events.ts'
import type { MessageTables } from '../message.tables.gen.ts'
import type { Channel } from '../message.ts'
import type { Carrier, Gateway, Letter } from '../ports.ts'

const w = writer<MessageTables>()
export const letterPlace = 'message.leaving|letter'

/** Puts texts in the queue for their gateway, sealed; the fact of it makes the platform hand them over. */
export const queueCarrier = (
  fields: FieldCipher,
  gateways: Readonly<Partial<Record<Channel, Gateway>>>,
): Carrier => ({
  carries: (channel) => gateways[channel] !== undefined,
  take: ({ id, channel, address, title, body, language, until }) => {
    const letter: Letter = { id, address, title, body, language }
    return {
      write: w.insert('message.leaving', {
        id,
        channel,
        letter: fields.encrypt(letterPlace, id, JSON.stringify(letter)),
        until,
      }),
      fact: emitted(textQueued, id, { textId: id }),
    }
  },
})
