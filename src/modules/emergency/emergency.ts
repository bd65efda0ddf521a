import type { Text } from '../../kernel/text.ts'
import type { EmergencyPart } from '../case/index.ts'

export type EmergencyState = 'asked' | 'granted' | 'refused' | 'ended'

/** A request to read cases that are not one's own, because something is wrong and nobody else can (应急授权). */
export interface EmergencyRequest {
  readonly id: string
  readonly rev: number
  readonly state: EmergencyState
  readonly reason: string
  readonly caseNumbers: readonly string[]
  readonly hours: number
  /** Parts of the cases beside their process. */
  readonly opens: readonly EmergencyPart[]
  readonly personId: string
  readonly appointmentId: string
  readonly personName: string
  readonly organId: string
  readonly organName: Text
  readonly askedAt: Date
  readonly decidedBy?: string | undefined
  readonly decidedByName?: string | undefined
  readonly decidedAt?: Date | undefined
  readonly until?: Date | undefined
  readonly endedAt?: Date | undefined
}

export const longestHours = 4
