import { crc32 } from 'node:zlib'
import { Problem } from '../../kernel/problem.ts'
import type { EvidenceType } from './evidence.ts'

/** Why a file is refused; the sentence is `problem.file.<reason>`. */
type Refusal = 'wrong-type' | 'truncated' | 'holds-script' | 'locked' | 'empty' | 'too-many-pixels'

const refuse = (reason: Refusal, name: string): Problem =>
  new Problem(`file.${reason}`, reason === 'wrong-type' ? 415 : 422, { values: { name } })

/** What the bytes are, whatever the name says; throws a Problem for anything but a whole PDF, JPEG or PNG. */
export const sniff = async (bytes: Buffer, name: string): Promise<EvidenceType> => {
  if (bytes.length === 0) throw refuse('empty', name)
  const { fileTypeFromBuffer } = await import('file-type')
  const type = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime
  switch (type) {
    case 'application/pdf':
      if (!isWholePdf(bytes)) throw refuse('truncated', name)
      if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(bytes.subarray(-4096).toString('latin1')))
        throw refuse('locked', name)
      return type
    case 'image/jpeg':
    case 'image/png': {
      const end = type === 'image/jpeg' ? endOfJpeg(bytes) : endOfPng(bytes)
      if (end === 'not one') throw refuse('wrong-type', name)
      if (end === 'too many pixels') throw refuse('too-many-pixels', name)
      if (end === 'cut short') throw refuse('truncated', name)
      if (holdsScript(bytes)) throw refuse('holds-script', name)
      return type
    }
    default:
      throw refuse('wrong-type', name)
  }
}

/** `<script`, `<?php` or a shell line inside a picture: somebody means it to be run. */
const holdsScript = (bytes: Buffer): boolean => {
  const text = bytes.toString('latin1')
  return /<script|<\?php|#!\/(usr|bin)\//i.test(text)
}

/** Ends with `%%EOF`, and `startxref` points at a cross-reference table or stream inside the file (ISO 32000-1, 7.5.5). */
const isWholePdf = (bytes: Buffer): boolean => {
  const tail = bytes.subarray(-2048).toString('latin1')
  const at = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1]
  if (at === undefined) return false
  const start = Math.max(bytes.subarray(0, 1024).indexOf('%PDF-'), 0)
  const there = bytes.subarray(start + Number(at), start + Number(at) + 32).toString('latin1')
  return /^\s*(xref|\d+\s+\d+\s+obj)/.test(there)
}

type End = number | 'not one' | 'cut short' | 'too many pixels'

/** Above an A4 page scanned at 1200 dpi: whoever opens such a picture needs more memory than a desk has. */
const mostPixels = 150_000_000
const longestSide = 32_000
const isFlood = (width: number, height: number): boolean =>
  width * height > mostPixels || Math.max(width, height) > longestSide

/** Markers of a frame's header, which names height and width; the others of this row are tables. */
const beginsFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Walks the JPEG's segments to the end of its picture (ITU-T T.81, annex B). */
const endOfJpeg = (bytes: Buffer): End => {
  let at = 2
  let pictures = 0
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return 'not one'
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) at += 1
    else if (marker === 0xd9) return pictures > 0 ? at + 2 : 'not one'
    else if (marker < 0xc0) return 'not one'
    else {
      const length = bytes.readUInt16BE(at + 2)
      if (length < 2) return 'not one'
      if (beginsFrame(marker) && at + 9 <= bytes.length)
        if (isFlood(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5))) return 'too many pixels'
      at += 2 + length
      if (marker === 0xda) {
        pictures += 1
        at = endOfScan(bytes, at)
      }
    }
  }
  if (pictures > 0) return bytes[at] === 0xff && bytes[at + 1] === 0xd9 ? at + 2 : 'cut short'
  // a header of JPEG with text behind it never gets to a first scan
  return at > bytes.length && at - bytes.length > 0xffff ? 'not one' : 'cut short'
}

/** Entropy-coded data ends at the first marker that is neither a stuffed zero nor a restart. */
const endOfScan = (bytes: Buffer, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

/** Walks the PNG's chunks, each with its CRC, to IEND (ISO/IEC 15948). */
const endOfPng = (bytes: Buffer): End => {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const next = at + 12 + length
    if (next > bytes.length) return 'cut short'
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (at === 8 && (name !== 'IHDR' || length < 13)) return 'not one'
    if (name === 'IHDR' && isFlood(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12)))
      return 'too many pixels'
    if (crc32(bytes.subarray(at + 4, next - 4)) !== bytes.readUInt32BE(next - 4)) return 'not one'
    if (name === 'IEND') return next
    at = next
  }
  return 'cut short'
}
