import { createHash } from 'node:crypto'
import {
  type PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFPage,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import type { SealPlace } from '../seal.ts'
import { signCms } from './cms.ts'

/** Hex digits kept free for the signature: ours take about 2,900. */
const reservedDigits = 8192
const pointsPerMillimetre = 72 / 25.4
/** Ten digits each, so the real offsets fit wherever the file ends. */
const unknown = 9_999_999_999

export interface Signer {
  readonly keyPem: string
  readonly signerDer: Buffer
  readonly authorityDer: Buffer
  readonly organName: string
}

export interface SealOrder {
  /** One page with the seal's drawing on it. */
  readonly sealPdf: Uint8Array
  readonly place: SealPlace
  /** ASCII, kept in /Reason: what this document is, e.g. a certificate's number. */
  readonly subject: string
  readonly at: Date
}

/**
 * Puts a visible seal on a PDF and signs the whole file (PAdES baseline B, `ETSI.CAdES.detached`) as an incremental
 * update: the bytes that came in stay the first bytes of what goes out.
 */
export const signPdf = async (pdf: Buffer, signer: Signer, order: SealOrder): Promise<Buffer> => {
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false })
  const page = document.getPage(order.place.page - 1)
  const signature = document.context.register(signatureDictionary(document.context, signer, order))
  addField(document, page, signature, await appearance(document, order), order.place)
  const out = Buffer.from(await document.save({ useObjectStreams: false }))
  if (!out.subarray(0, pdf.length).equals(pdf)) throw new Error('the update was not incremental')
  return fillIn(out, pdf.length, signer)
}

const signatureDictionary = (context: PDFContext, signer: Signer, order: SealOrder): PDFDict =>
  context.obj({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, PDFNumber.of(unknown), PDFNumber.of(unknown), PDFNumber.of(unknown)],
    Contents: PDFHexString.of('0'.repeat(reservedDigits)),
    M: PDFString.of(pdfDate(order.at)),
    Name: PDFHexString.fromText(signer.organName),
    Reason: PDFString.of(order.subject),
  })

/** The seal's page as a vector form that the signature field shows. */
const appearance = async (document: PDFDocument, { sealPdf, place }: SealOrder): Promise<PDFRef> => {
  const [seal] = await document.embedPdf(sealPdf, [0])
  if (!seal) throw new Error('the seal has no page')
  await seal.embed()
  const side = place.diameter * pointsPerMillimetre
  const form = document.context.stream(`q ${side / seal.width} 0 0 ${side / seal.height} 0 0 cm /Seal Do Q`, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, side, side],
    Resources: { XObject: { Seal: seal.ref } },
  })
  return document.context.register(form)
}

const addField = (
  document: PDFDocument,
  page: PDFPage,
  value: PDFRef,
  look: PDFRef,
  place: SealPlace,
): void => {
  const { context, catalog } = document
  const radius = (place.diameter / 2) * pointsPerMillimetre
  const x = place.x * pointsPerMillimetre
  const y = page.getHeight() - place.y * pointsPerMillimetre
  const fields = existingFields(document)
  const widget = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      Rect: [x - radius, y - radius, x + radius, y + radius],
      V: value,
      T: PDFString.of(`Seal${fields.size() + 1}`),
      F: 132, // printed and locked (ISO 32000-1, 12.5.3)
      P: page.ref,
      AP: { N: look },
    }),
  )
  const annotations = page.node.Annots()
  if (annotations) annotations.push(widget)
  else page.node.set(PDFName.of('Annots'), context.obj([widget]))
  fields.push(widget)
  const form = catalog.lookup(PDFName.of('AcroForm'), PDFDict)
  form.set(PDFName.of('SigFlags'), PDFNumber.of(3)) // signatures exist, append only
}

const existingFields = ({ context, catalog }: PDFDocument): PDFArray => {
  const form = catalog.lookup(PDFName.of('AcroForm'))
  if (form instanceof PDFDict) {
    const fields = form.lookup(PDFName.of('Fields'))
    if (fields && 'push' in fields) return fields as PDFArray
  }
  const fields = context.obj([])
  catalog.set(PDFName.of('AcroForm'), context.register(context.obj({ Fields: fields })))
  return fields
}

/** Writes the real byte range over its placeholder, then the signature of everything but itself. */
const fillIn = (out: Buffer, from: number, signer: Signer): Buffer => {
  const start = out.indexOf(`<${'0'.repeat(reservedDigits)}>`, from, 'latin1')
  const end = start + reservedDigits + 2
  const rangeStart = out.indexOf('/ByteRange [', from, 'latin1')
  const rangeEnd = out.indexOf(']', rangeStart, 'latin1') + 1
  if (start < 0 || rangeStart < 0) throw new Error('the signature has no place in the file')
  const range = `/ByteRange [ 0 ${start} ${end} ${out.length - end} ]`.padEnd(rangeEnd - rangeStart, ' ')
  out.write(range, rangeStart, 'latin1')
  const digest = createHash('sha256').update(out.subarray(0, start)).update(out.subarray(end)).digest()
  const hex = signCms({ digest, ...signer }, signer.keyPem).toString('hex')
  if (hex.length > reservedDigits) throw new Error(`the signature takes ${hex.length} digits`)
  out.write(hex, start + 1, 'latin1')
  return out
}

/** `D:20261122153000Z` */
const pdfDate = (at: Date): string => `D:${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`
