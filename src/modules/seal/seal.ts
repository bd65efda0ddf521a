import type { OrganId } from '../../kernel/ids.ts'

/** 印章 life (GB/T 38540's states, the ones in use): only an active seal seals. */
export type SealState = 'ACTIVE' | 'FROZEN' | 'DESTROYED'

/** The electronic seal of one organ: its picture's words and the certificate its signatures are checked with. */
export interface Seal {
  readonly id: string
  readonly organId: OrganId
  readonly organName: string
  readonly creditCode: string
  /** 13 digits as on a round seal's lower rim: division 6, running 7. */
  readonly serial: string
  readonly certificatePem: string
  readonly state: SealState
  readonly madeAt: Date
  readonly validUntil: Date
}

/** The platform's own certificate authority; its private key is a file of the key folder. */
export interface Authority {
  readonly id: string
  readonly certificatePem: string
  readonly madeAt: Date
}

/** Where the round seal goes: its centre, in millimetres from the page's top left. */
export interface SealPlace {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly diameter: number
}

/** ⌀ of an organ's round seal: 国发〔1999〕25号 gives 4.2 cm to organs of county level and to their departments. */
export const sealDiameter = 42

/** What a signature in a PDF says and whether each part of it holds. */
export interface SignatureReport {
  /** Whose seal it says it is; undefined when its certificate cannot be read. */
  readonly signer?: { readonly organName: string; readonly creditCode: string; readonly serial: string }
  readonly signedAt?: Date
  /** What the sealed document was said to be (for a certificate: its number). */
  readonly subject?: string
  /** Nothing lies outside what was signed. */
  readonly coversWholeFile: boolean
  readonly digestHolds: boolean
  readonly signatureHolds: boolean
  /** The signer's certificate was issued by this platform's authority. */
  readonly chainHolds: boolean
  /** It carries this platform's authority along, whether or not that one stands behind it. */
  readonly namesOurAuthority: boolean
  readonly certificateValidThen: boolean
}

export type PdfVerdict = 'intact' | 'altered' | 'not-ours' | 'unsigned' | 'not-a-pdf'

export interface PdfReport {
  readonly verdict: PdfVerdict
  readonly signatures: readonly SignatureReport[]
}

/** 6 digits of the division and 7 drawn from the seal's own random bytes: nobody can count an organ's seals by it. */
export const sealSerial = (division: string, random: Uint8Array): string => {
  const number = random.slice(0, 6).reduce((sum, byte) => sum * 256 + byte, 0) % 10_000_000
  return division.slice(0, 6) + String(number).padStart(7, '0')
}
