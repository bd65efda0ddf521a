import { type Static, Type } from 'typebox'
import type { PartyId } from '../../kernel/ids.ts'

/** What a person handed in: one file, kept encrypted, known by its content's type. */
export interface Evidence {
  readonly id: string
  readonly ownerPartyId: PartyId
  /** What it was handed in for; undefined where that was not said. */
  readonly itemCode: string | undefined
  readonly name: string
  readonly type: EvidenceType
  readonly bytes: number
  readonly sha256: string
  readonly fileId: string
  readonly storedAt: Date
  /** Organs whose officials may open it: their places in the organ tree. */
  readonly sharedWith: readonly string[]
}

export type EvidenceType = 'application/pdf' | 'image/jpeg' | 'image/png'

/** 10 MB: what the portal promises beside each upload field. */
export const evidenceLimit = 10 * 1_048_576

/** What one party may hand in, in sum, within `days`: far more than a busy company's year of applications needs. */
export const evidenceQuota = { days: 30, files: 1_000, bytes: 2 * 1_073_741_824 } as const

/** What other modules and pages get to know about a stored file. */
export const StoredEvidence = Type.Object({
  id: Type.String(),
  ownerPartyId: Type.String(),
  name: Type.String(),
  type: Type.String(),
  bytes: Type.Integer(),
  sha256: Type.String(),
})
export type StoredEvidence = Static<typeof StoredEvidence>

export const storedEvidence = (file: Evidence): StoredEvidence => ({
  id: file.id,
  ownerPartyId: file.ownerPartyId,
  name: file.name,
  type: file.type,
  bytes: file.bytes,
  sha256: file.sha256,
})

/** A name that cannot leave its folder or hide its end: no separators, controls or direction marks, at most 120 characters. */
export const tidyName = (name: string): string => {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last.replace(/[\p{Cc}\p{Cf}"*:<>?|]/gu, '').trim()
  return [...plain].slice(-120).join('') || 'file'
}
