import { PDFDocument } from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { examinePdf } from './examine.ts'
import { type Signer, signPdf } from './pades.ts'
import { authorityCertificate, fromPem, newKeyPem, sealCertificate } from './x509.ts'

const at = new Date('2026-11-22T08:00:00Z')

interface Made {
  readonly authorityPem: string
  readonly signer: Signer
}

const anAuthority = async (): Promise<Made> => {
  const keyPem = await newKeyPem()
  const authorityPem = await authorityCertificate(keyPem, { commonName: 'CA', organization: '通办' }, at, 10)
  const sealKey = await newKeyPem()
  const sealPem = await sealCertificate(
    sealKey,
    {
      commonName: '灵山县市场监督管理局电子印章',
      organization: '灵山县市场监督管理局',
      organizationIdentifier: '11450721FAKE0001XY',
      serialNumber: '4507210000001',
    },
    { keyPem, certificatePem: authorityPem },
    at,
    5,
  )
  return {
    authorityPem,
    signer: {
      keyPem: sealKey,
      signerDer: fromPem(sealPem),
      authorityDer: fromPem(authorityPem),
      organName: '灵山县市场监督管理局',
    },
  }
}

const aPdf = async (words: string): Promise<Buffer> => {
  const document = await PDFDocument.create()
  document.addPage([300, 300]).drawText(words)
  return Buffer.from(await document.save({ useObjectStreams: false }))
}

const aSealedPdf = async (signer: Signer, when = at): Promise<Buffer> =>
  signPdf(await aPdf('licence'), signer, {
    sealPdf: await aPdf('seal'),
    place: { page: 1, x: 60, y: 60, diameter: 42 },
    subject: '1.2.156.3005.2.TEST',
    at: when,
  })

describe('a sealed PDF', () => {
  let made: Made
  let sealed: Buffer
  beforeAll(async () => {
    made = await anAuthority()
    sealed = await aSealedPdf(made.signer)
  })

  test('is intact as it was made, and says who sealed what and when', () => {
    expect(examinePdf(sealed, made.authorityPem)).toEqual({
      verdict: 'intact',
      signatures: [
        {
          signer: {
            organName: '灵山县市场监督管理局',
            creditCode: '11450721FAKE0001XY',
            serial: '4507210000001',
          },
          signedAt: at,
          subject: '1.2.156.3005.2.TEST',
          coversWholeFile: true,
          digestHolds: true,
          signatureHolds: true,
          chainHolds: true,
          namesOurAuthority: true,
          certificateValidThen: true,
        },
      ],
    })
  })

  test('is never intact once any bit of any byte is another', () => {
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.nat(7), (position, bit) => {
        const copy = Buffer.from(sealed)
        copy[position] = (copy[position] ?? 0) ^ (1 << bit)
        return examinePdf(copy, made.authorityPem).verdict !== 'intact'
      }),
      { numRuns: 150 },
    )
  })

  test('is never intact once any digit of its signature is another', () => {
    const from = sealed.lastIndexOf('/Contents <') + '/Contents '.length
    fc.assert(
      fc.property(fc.nat(8193), fc.nat(7), (offset, bit) => {
        const copy = Buffer.from(sealed)
        copy[from + offset] = (copy[from + offset] ?? 0) ^ (1 << bit)
        return examinePdf(copy, made.authorityPem).verdict === 'altered'
      }),
      { numRuns: 300 },
    )
  })

  test('still says whose seal it bears when its text was changed', () => {
    const copy = Buffer.from(sealed)
    copy[600] = (copy[600] ?? 0) ^ 1
    const report = examinePdf(copy, made.authorityPem)
    expect(report.verdict).toBe('altered')
    expect(report.signatures[0]).toMatchObject({
      signer: { organName: '灵山县市场监督管理局' },
      digestHolds: false,
      signatureHolds: true,
      chainHolds: true,
    })
  })

  test('is altered when something was added behind it or cut off', () => {
    const added = examinePdf(Buffer.concat([sealed, Buffer.from('\n% more')]), made.authorityPem)
    expect(added).toMatchObject({
      verdict: 'altered',
      signatures: [{ coversWholeFile: false, digestHolds: true }],
    })
    expect(examinePdf(sealed.subarray(0, -7), made.authorityPem).verdict).toBe('altered')
    expect(examinePdf(Buffer.concat([Buffer.from('%PDF-1.7\n'), sealed]), made.authorityPem).verdict).toBe(
      'altered',
    )
  })

  test('is altered when a later revision was saved over it', async () => {
    const document = await PDFDocument.load(sealed, { forIncrementalUpdate: true, updateMetadata: false })
    document.getPage(0).drawText('and more')
    expect(examinePdf(Buffer.from(await document.save()), made.authorityPem).verdict).toBe('altered')
  })

  test('stays intact under a second seal, which seals the first with it', async () => {
    const twice = await signPdf(sealed, made.signer, {
      sealPdf: await aPdf('seal'),
      place: { page: 1, x: 30, y: 30, diameter: 20 },
      subject: 'second',
      at,
    })
    expect(examinePdf(twice, made.authorityPem).verdict).toBe('intact')
  })

  test('is not ours under another authority, whatever its certificate says', async () => {
    const foreign = await anAuthority()
    expect(examinePdf(await aSealedPdf(foreign.signer), made.authorityPem).verdict).toBe('not-ours')
    const borrowed = {
      ...foreign.signer,
      signerDer: made.signer.signerDer,
      authorityDer: made.signer.authorityDer,
    }
    expect(examinePdf(await aSealedPdf(borrowed), made.authorityPem)).toMatchObject({
      verdict: 'altered',
      signatures: [{ signatureHolds: false, chainHolds: true }],
    })
  })

  test('needs a certificate that was valid when it was sealed', async () => {
    const late = await aSealedPdf(made.signer, new Date('2040-01-01T00:00:00Z'))
    expect(examinePdf(late, made.authorityPem)).toMatchObject({
      verdict: 'altered',
      signatures: [{ certificateValidThen: false }],
    })
  })
})

test('a file stuffed with signatures costs no more than any other', async () => {
  const { authorityPem } = await anAuthority()
  const stuffed = Buffer.from(`%PDF-1.7\n${'/ByteRange [0 9 99 9999999]'.repeat(300_000)}`)
  const began = performance.now()
  expect(examinePdf(stuffed, authorityPem).verdict).toBe('not-ours')
  expect(performance.now() - began).toBeLessThan(5_000)
})

test('what bears no seal says so', async () => {
  const { authorityPem } = await anAuthority()
  expect(examinePdf(await aPdf('plain'), authorityPem).verdict).toBe('unsigned')
  expect(examinePdf(Buffer.from('hello'), authorityPem).verdict).toBe('not-a-pdf')
  expect(examinePdf(Buffer.alloc(0), authorityPem).verdict).toBe('not-a-pdf')
})
