import type { Id, PartyId } from '../../kernel/ids.ts'
import type { Language, Text } from '../../kernel/text.ts'

/** A notice in a party's inbox (站内消息), in both languages: readers switch, the record stays. */
export interface Message {
  readonly id: Id<'message'>
  readonly partyId: PartyId
  readonly title: Text
  readonly body: Text
  /** The case it is about. */
  readonly caseNumber: string | undefined
  readonly sentAt: Date
  readonly readAt: Date | undefined
}

export type Channel = 'sms' | 'email'

/** One text that left (or would leave) the house. The address is masked; the text is as sent. */
export interface Sent {
  readonly id: Id<'sent'>
  readonly channel: Channel
  readonly maskedAddress: string
  readonly text: string
  readonly language: Language
  readonly caseNumber: string | undefined
  readonly sentAt: Date
}

/** What one page of a list holds, and where the next begins. */
export interface Slice<Item> {
  readonly items: readonly Item[]
  readonly next: string | undefined
}

const sign: Readonly<Record<Language, string>> = { zh: '【通办】', en: '[Tongban] ' }

/** What is said to somebody outside the house. */
export interface Said {
  readonly address: string
  readonly title: string
  readonly body: string
  readonly language: Language
}

/** SMS as the carriers want it: the sender's mark in brackets first (短信签名), title and body in one line. */
export const smsText = ({ title, body, language }: Said): string =>
  `${sign[language]}${title}${language === 'zh' ? '：' : ': '}${body.replace(/\s*\n\s*/g, ' ')}`

/** A mail as it would leave, headers first (RFC 5322; the words stay readable here and are encoded by the carrier). */
export const emailText = ({ address, title, body }: Said): string =>
  [`From: Tongban <no-reply@tongban.example>`, `To: ${address}`, `Subject: ${title}`, '', body].join('\n')

/** How long a text waits for a gateway that is down. */
export const waitsHours = 24

/** `zh***@example.org`: enough to know one's own. */
export const maskEmail = (address: string): string => {
  const at = address.indexOf('@')
  return at < 1 ? '***' : `${address.slice(0, Math.min(2, at))}***${address.slice(at)}`
}
