import type { Id } from '../../kernel/ids.ts'
import type { Language } from '../../kernel/text.ts'
import type { Write } from '../../kernel/write.ts'
import type { Channel } from './message.ts'

/** A text ready to leave, with the whole address. */
export interface Outgoing {
  readonly id: Id<'sent'>
  /** The message in an inbox that it repeats; none for a code to a phone whose owner is not known yet. */
  readonly messageId: Id<'message'> | undefined
  readonly channel: Channel
  readonly address: string
  readonly text: string
  readonly language: Language
  readonly caseNumber: string | undefined
  readonly at: Date
}

/** Takes texts out of the house. What it hands back is written together with the message: queue rows, or the sent box. */
export interface Carrier {
  take(outgoing: Outgoing): Write
}
