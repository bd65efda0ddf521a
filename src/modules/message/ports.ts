import type { Emitted } from '../../kernel/event.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Language } from '../../kernel/text.ts'
import type { Write } from '../../kernel/write.ts'
import type { Channel } from './message.ts'

/** What leaves the house, with the whole address. */
export interface Letter {
  readonly id: Id<'sent'>
  readonly address: string
  readonly title: string
  readonly body: string
  readonly language: Language
}

/** A text ready to leave. */
export interface Outgoing extends Letter {
  readonly channel: Channel
  /** The message in an inbox that it repeats; none for a code to a phone whose owner is not known yet. */
  readonly messageId: Id<'message'> | undefined
  readonly caseNumber: string | undefined
  readonly at: Date
  /** Afterwards it helps nobody: a code that is good for minutes. */
  readonly until: Date
}

/** Takes texts out of the house. What it hands back is written together with the message: queue rows, or the sent box. */
export interface Carrier {
  /** Is there a way out for this kind of text? */
  carries(channel: Channel): boolean
  take(outgoing: Outgoing): { readonly write: Write; readonly fact?: Emitted }
}

/**
 * Hands one letter to another house, which keeps its id: the same one again is one letter. `refused` is its last word
 * (no such number, taken off the list); whatever may pass is thrown as `GatewayDown` and tried again.
 */
export type Gateway = (letter: Letter) => Promise<'taken' | 'refused'>

/** Nothing was taken; later it may be. Holds no part of the letter. */
export class GatewayDown extends Error {}
