import { crc32, deflateSync } from 'node:zlib'
import { PDFDocument } from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tidyName } from './evidence.ts'
import { sniff } from './sniff.ts'

const chunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}

const png = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  chunk('IHDR', Buffer.from('00000002000000020800000000', 'hex')),
  chunk('IDAT', deflateSync(Buffer.alloc(6))),
  chunk('IEND', Buffer.alloc(0)),
])

/** The smallest JPEG with every part that the walk passes: tables, frame, scan with stuffing and restart, end. */
const jpeg = Buffer.from(
  'ffd8ffe000104a46494600010100000100010000' +
    `ffdb004300${'01'.repeat(64)}` +
    'ffc0000b080001000101011100' +
    'ffc4001400010000000000000000000000000000000a' +
    'ffda0008010100003f00' +
    '7fff00a1ffd0b2c3d4' +
    'ffd9',
  'hex',
)

const aPdf = async (): Promise<Buffer> => {
  const document = await PDFDocument.create()
  document.addPage([200, 200]).drawText('lease')
  return Buffer.from(await document.save({ useObjectStreams: false }))
}

const refusal = (bytes: Buffer) =>
  sniff(bytes, 'x').then(
    (type) => type,
    (problem: { code?: string }) => problem.code,
  )

describe('an uploaded file', () => {
  test('is known by what it holds, whatever it is called', async () => {
    expect(await sniff(await aPdf(), 'lease.jpg')).toBe('application/pdf')
    expect(await sniff(png, 'plan.pdf')).toBe('image/png')
    expect(await sniff(jpeg, 'photo')).toBe('image/jpeg')
  })

  test('is refused when its end is missing, wherever it was cut', async () => {
    const pdf = await aPdf()
    for (const whole of [pdf, png, jpeg]) {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: whole.length - 1 }), async (keep) => {
          const said = await refusal(whole.subarray(0, keep))
          // a PDF may lose its last line break
          if (whole === pdf && keep >= whole.length - 2) return true
          return said?.startsWith('file.') ?? false
        }),
        { numRuns: 60 },
      )
    }
    expect(await refusal(pdf.subarray(0, -20))).toBe('file.truncated')
    expect(await refusal(png.subarray(0, -4))).toBe('file.truncated')
    expect(await refusal(jpeg.subarray(0, -3))).toBe('file.truncated')
  })

  test('is refused when it is a script dressed as a picture', async () => {
    const script = Buffer.from('<?php system($_GET["c"]); ?>'.repeat(40))
    expect(await refusal(script)).toBe('file.wrong-type')
    expect(await refusal(Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), script]))).toMatch(
      /wrong-type|truncated/,
    )
    expect(await refusal(Buffer.concat([jpeg, script]))).toBe('file.holds-script')
    const comment = Buffer.concat([Buffer.from('fffe0012', 'hex'), Buffer.from('<script>a()</scr')])
    expect(await refusal(Buffer.concat([jpeg.subarray(0, 20), comment, jpeg.subarray(20)]))).toBe(
      'file.holds-script',
    )
    expect(await refusal(Buffer.concat([png, Buffer.from('#!/bin/sh\nrm -rf /')]))).toBe('file.holds-script')
  })

  test('is refused when it has more pixels than anybody could open', async () => {
    const sized = (width: number, height: number): Buffer => {
      const size = Buffer.alloc(8)
      size.writeUInt32BE(width)
      size.writeUInt32BE(height, 4)
      const head = Buffer.concat([size, Buffer.from('0800000000', 'hex')])
      return Buffer.concat([png.subarray(0, 8), chunk('IHDR', head), png.subarray(33)])
    }
    // a page of A4 at 1200 dpi goes
    expect(await refusal(sized(9_921, 14_031))).toBe('image/png')
    expect(await refusal(sized(20_000, 20_000))).toBe('file.too-many-pixels')
    expect(await refusal(sized(40_000, 1))).toBe('file.too-many-pixels')
    const at = jpeg.indexOf(Buffer.from('ffc0', 'hex'))
    for (const frame of [0xc0, 0xc1, 0xc2, 0xcf]) {
      const flood = Buffer.from(jpeg)
      flood[at + 1] = frame
      expect(await refusal(flood)).toBe('image/jpeg')
      flood.writeUInt16BE(20_000, at + 5)
      flood.writeUInt16BE(20_000, at + 7)
      expect(await refusal(flood)).toBe('file.too-many-pixels')
    }
  })

  test('is refused when it is of another kind, empty, damaged or locked', async () => {
    expect(await refusal(Buffer.alloc(0))).toBe('file.empty')
    expect(await refusal(Buffer.from('PK\u0003\u0004 a zip'))).toBe('file.wrong-type')
    expect(await refusal(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('file.wrong-type')
    const damaged = Buffer.from(png)
    damaged[45] = (damaged[45] ?? 0) ^ 0xff
    expect(await refusal(damaged)).toBe('file.wrong-type')
    const pdf = await aPdf()
    const at = pdf.lastIndexOf('/Root')
    const locked = Buffer.concat([pdf.subarray(0, at), Buffer.from('/Encrypt 9 0 R '), pdf.subarray(at)])
    expect(await refusal(locked)).toBe('file.locked')
  })
})

test('a name keeps neither folders nor tricks', () => {
  expect(tidyName('../../etc/passwd')).toBe('passwd')
  expect(tidyName('C:\\papers\\租赁合同.pdf')).toBe('租赁合同.pdf')
  expect(tidyName('lease\u202Efdp.exe')).toBe('leasefdp.exe')
  expect(tidyName(' \u0000 ')).toBe('file')
})
