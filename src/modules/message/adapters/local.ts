import { mask } from '../../../platform/crypto/mask.ts'
import { writer } from '../../../platform/db/index.ts'
import type { MessageTables } from '../message.tables.gen.ts'
import { emailText, maskEmail, smsText } from '../message.ts'
import type { Carrier } from '../ports.ts'

const w = writer<MessageTables>()

/** Sends nothing: keeps each text in the sent box, where sample mode shows it. */
export const localCarrier: Carrier = {
  carries: () => true,
  take: (outgoing) => ({
    write: w.insert('message.sent', {
      id: outgoing.id,
      message_id: outgoing.messageId ?? null,
      channel: outgoing.channel,
      masked_address:
        outgoing.channel === 'sms' ? mask('phone', outgoing.address) : maskEmail(outgoing.address),
      text: outgoing.channel === 'sms' ? smsText(outgoing) : emailText(outgoing),
      language: outgoing.language,
      case_number: outgoing.caseNumber ?? null,
      sent_at: outgoing.at,
    }),
  }),
}
