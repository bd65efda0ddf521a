import type { Id, PartyId } from '../../kernel/ids.ts'

/** What somebody at a window asks for: a help code for these services and days. */
export interface WindowRequest {
  readonly id: Id<'window-request'>
  readonly rev: number
  readonly partyId: PartyId
  readonly partyName: string
  readonly maskedNumber: string
  /** The official who received them. */
  readonly madeBy: string
  readonly organId: string
  readonly expiresAt: Date
  /** `fixed`: what is asked for changes no more, and waits for the person's yes. */
  readonly state: 'open' | 'fixed' | 'made'
  readonly items: readonly string[]
  readonly days: number
}

/** As long as somebody stands at a window. */
export const windowMinutes = 30
