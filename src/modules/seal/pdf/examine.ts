import { createHash, verify, X509Certificate } from 'node:crypto'
import type { PdfReport, PdfVerdict, SignatureReport } from '../seal.ts'
import { assembleCms, type ReadCms, readCms, toBeSigned } from './cms.ts'
import { fromPem, readSubject } from './x509.ts'

const rangePattern = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g

/** More signatures, or larger ones, than any document of ours has: not looked at one by one. */
const mostSignatures = 16
const mostDigits = 65_536

interface Range {
  readonly at: number
  /** Before the signature and after it: `[0, start)` and `[end, end + tail)`. */
  readonly first: number
  readonly start: number
  readonly end: number
  readonly tail: number
}

/**
 * Says of any bytes whether they are a PDF sealed under this authority, and unchanged since. Strict on purpose: the
 * gap that a signature leaves may hold that signature and zeros and nothing else, and the signature must be, byte for
 * byte, the one that its own parts give; so there is no bit in a sealed file that could change unnoticed.
 */
export const examinePdf = (bytes: Buffer, authorityPem: string): PdfReport => {
  const text = bytes.toString('latin1')
  if (!text.slice(0, 1024).includes('%PDF-')) return { verdict: 'not-a-pdf', signatures: [] }
  const authority = new X509Certificate(authorityPem)
  const ranges: Range[] = []
  for (const match of text.matchAll(rangePattern)) {
    const [first = 0, start = 0, end = 0, tail = 0] = match.slice(1).map(Number)
    ranges.push({ at: match.index, first, start, end, tail })
    if (ranges.length > mostSignatures) return { verdict: 'not-ours', signatures: [] }
  }
  const last = ranges.length - 1
  const signatures = ranges.map((range, i) => examineSignature(bytes, text, range, authority, i === last))
  return { verdict: verdictOf(signatures, text), signatures }
}

const holds = (s: SignatureReport): boolean =>
  s.coversWholeFile && s.digestHolds && s.signatureHolds && s.chainHolds && s.certificateValidThen

const verdictOf = (signatures: readonly SignatureReport[], text: string): PdfVerdict => {
  if (signatures.length === 0)
    return /\/SubFilter\s*\/ETSI\.CAdES\.detached/.test(text) ? 'altered' : 'unsigned'
  if (signatures.every(holds)) return 'intact'
  // it says it is ours and does not hold, or it is too damaged to say anything
  return signatures.some((s) => s.namesOurAuthority || s.signer === undefined) ? 'altered' : 'not-ours'
}

const examineSignature = (
  bytes: Buffer,
  text: string,
  range: Range,
  authority: X509Certificate,
  isLast: boolean,
): SignatureReport => {
  const gap = range.end - range.start > mostDigits ? '' : text.slice(range.start, range.end)
  const cms = /^<(?:[0-9a-f]{2})+>$/.test(gap) ? Buffer.from(gap.slice(1, -1), 'hex') : undefined
  const length = cms ? derLength(cms) : undefined
  const message = cms && length !== undefined ? cms.subarray(0, length) : undefined
  const read = message ? readCms(message) : undefined
  const digest = createHash('sha256')
    .update(bytes.subarray(range.first, range.start))
    .update(bytes.subarray(range.end, range.end + range.tail))
    .digest()
  const signedAt = dateNear(text, range)
  const subject = subjectNear(text, range)
  const ends = range.end + range.tail
  const covers =
    range.first === 0 &&
    range.start < range.end &&
    (isLast ? ends === bytes.length : /%%EOF\s*$/.test(text.slice(Math.max(ends - 16, 0), ends)))
  const padding = cms?.subarray(message?.length ?? 0) ?? Buffer.of(1)
  return {
    ...(signedAt ? { signedAt } : {}),
    ...(subject ? { subject } : {}),
    coversWholeFile: covers && padding.every((byte) => byte === 0),
    digestHolds: read?.digest.equals(digest) ?? false,
    ...examineSigner(read, message, authority, signedAt),
  }
}

type SignerReport = Pick<
  SignatureReport,
  'signer' | 'signatureHolds' | 'chainHolds' | 'namesOurAuthority' | 'certificateValidThen'
>
const nothingKnown: SignerReport = {
  signatureHolds: false,
  chainHolds: false,
  namesOurAuthority: false,
  certificateValidThen: false,
}

const examineSigner = (
  read: ReadCms | undefined,
  message: Buffer | undefined,
  authority: X509Certificate,
  signedAt: Date | undefined,
): SignerReport => {
  const [signerDer] = read?.certificates ?? []
  if (!read || !message || !signerDer) return nothingKnown
  const authorityDer = fromPem(authority.toString())
  const carried = read.certificates.some((der) => der.equals(authorityDer))
  try {
    const certificate = new X509Certificate(signerDer)
    const { organization, organizationIdentifier = '', serialNumber = '' } = readSubject(signerDer)
    const parts = { digest: read.digest, signerDer, authorityDer }
    const chainHolds = certificate.checkIssued(authority) && certificate.verify(authority.publicKey)
    return {
      signer: { organName: organization, creditCode: organizationIdentifier, serial: serialNumber },
      signatureHolds:
        verify('sha256', toBeSigned(parts), certificate.publicKey, read.signature) &&
        assembleCms(parts, read.signature).equals(message),
      chainHolds,
      namesOurAuthority: chainHolds || carried,
      certificateValidThen:
        signedAt !== undefined &&
        certificate.validFromDate <= signedAt &&
        signedAt <= certificate.validToDate,
    }
  } catch {
    return { ...nothingKnown, namesOurAuthority: carried }
  }
}

/** How many bytes the DER value at the start takes; undefined when it is none. */
const derLength = (der: Buffer): number | undefined => {
  const lead = der[1]
  if (der[0] !== 0x30 || lead === undefined) return undefined
  if (lead < 0x80) return 2 + lead
  const size = lead & 0x7f
  if (size < 1 || size > 4 || der.length < 2 + size) return undefined
  const length = 2 + size + der.readUIntBE(2, size)
  return length <= der.length ? length : undefined
}

/** The signature's own dictionary in the file: the object that its byte range stands in, without the signature. */
const dictionaryNear = (text: string, range: Range): string => {
  const from = text.lastIndexOf(' obj', range.at)
  const to = text.indexOf('endobj', Math.max(range.end, range.at))
  return text.slice(Math.max(from, 0), range.start) + text.slice(range.end, to < 0 ? undefined : to)
}

const dateNear = (text: string, range: Range): Date | undefined => {
  const found = /\/M\s*\(D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z?\)/.exec(dictionaryNear(text, range))
  if (!found) return undefined
  const [, year, month, day, hour, minute, second] = found
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(at.getTime()) ? undefined : at
}

const subjectNear = (text: string, range: Range): string | undefined =>
  /\/Reason\s*\(([\x20-\x7e]{1,200}?)\)/.exec(dictionaryNear(text, range))?.[1]
