import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Type } from 'typebox'
import type { OrganId } from '../../../kernel/ids.ts'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { press } from '../press/press.ts'
import { maySeal } from '../seal.policy.ts'
import type { SealStore } from '../seal.store.ts'
import { type Authority, type Seal, sealDiameter, sealSerial } from '../seal.ts'
import { authorityKeyName } from './establish-authority.ts'

const years = 5

const Organ = Type.Object({
  id: Type.String(),
  name: Type.String({ minLength: 1, maxLength: 60 }),
  creditCode: Type.String(),
  division: Type.String(),
})

/** Seals a stored PDF with the organ's seal (made at its first use) and stores the result beside it. */
export const sealDocument = command<SealStore>()({
  name: 'seal.seal-document',
  input: Type.Object({
    organ: Organ,
    fileId: Type.String(),
    /** What the document is, in ASCII: for a certificate its number. */
    subject: Type.String({ pattern: '^[\\x21-\\x27\\x2a-\\x5b\\x5d-\\x7e ]{1,200}$' }),
    place: Type.Object({ page: Type.Integer({ minimum: 1 }), x: Type.Number(), y: Type.Number() }),
    caseNumber: Type.Optional(Type.String()),
  }),
  output: Type.Object({
    fileId: Type.String(),
    sha256: Type.String(),
    bytes: Type.Integer(),
    sealSerial: Type.String(),
  }),
  load: async ({ organ }, { store }) => {
    const authority = await store.findAuthority()
    if (!authority) throw new Problem('seal.no-authority', 503)
    return { authority, seal: await store.findSealOf(organ.id as OrganId) }
  },
  may: maySeal,
  run: async (
    { organ, fileId, subject, place, caseNumber },
    { authority, seal },
    { store, now, newId, write },
  ) => {
    if (seal && seal.state !== 'ACTIVE') throw new Problem('seal.not-in-use', 409)
    // an organ under another name seals with a new seal (国发〔1999〕25号 §24)
    const usable = seal && seal.validUntil > now && seal.organName === organ.name ? seal : undefined
    const used = usable ?? (await makeSeal(store, authority, organ, nextSealId(organ.id, seal), now))
    if (!usable) write(store.addSeal(used))
    const keyPem = await store.keys.find(keyNameOf(used.id))
    if (!keyPem) throw new Problem('seal.keys-do-not-belong', 503)
    const { fromPem } = await import('../pdf/x509.ts')
    const pdf = await store.files.get(fileId)
    const sealed = await press.sign({
      pdf,
      signer: {
        keyPem,
        signerDer: fromPem(used.certificatePem),
        authorityDer: fromPem(authority.certificatePem),
        organName: used.organName,
      },
      order: {
        sealPdf: await drawing(used, store.sample(), now),
        place: { ...place, diameter: sealDiameter },
        subject,
        at: now,
      },
    })
    const stored = await store.files.put([sealed])
    write(
      store.addUse({
        id: newId(),
        sealId: used.id,
        subject,
        caseNumber,
        documentSha256: createHash('sha256').update(pdf).digest('hex'),
        sealedSha256: stored.sha256,
        usedAt: now,
      }),
    )
    return { ...stored, sealSerial: used.serial }
  },
})

const keyNameOf = (sealId: string): string => `seal-${sealId}`

/** Follows from the organ and the seal before: whoever makes the next at the same time makes the same. */
const nextSealId = (organId: string, before: Seal | undefined): string =>
  createHash('sha256')
    .update(`${organId}|${before?.id ?? ''}`)
    .digest('hex')
    .slice(0, 32)

const makeSeal = async (
  store: SealStore,
  authority: Authority,
  organ: { id: string; name: string; creditCode: string; division: string },
  id: string,
  now: Date,
): Promise<Seal> => {
  const { newKeyPem, sealCertificate } = await import('../pdf/x509.ts')
  const authorityKey = await store.keys.find(authorityKeyName)
  if (!authorityKey) throw new Problem('seal.keys-do-not-belong', 503)
  const keyPem = await store.keys.keep(keyNameOf(id), await newKeyPem())
  const serial = sealSerial(organ.division, randomBytes(6))
  const subject = {
    commonName: `${organ.name}电子印章`,
    organization: organ.name,
    organizationIdentifier: organ.creditCode,
    serialNumber: serial,
  }
  const issuer = { keyPem: authorityKey, certificatePem: authority.certificatePem }
  // a day back, as the authority's: a clock set back a little must not spoil what is sealed then
  const from = new Date(now.getTime() - 86_400_000)
  const certificatePem = await sealCertificate(keyPem, subject, issuer, from, years)
  const validUntil = new Date(from)
  validUntil.setUTCFullYear(from.getUTCFullYear() + years)
  return {
    id,
    organId: organ.id as OrganId,
    organName: organ.name,
    creditCode: organ.creditCode,
    serial,
    certificatePem,
    state: 'ACTIVE',
    madeAt: now,
    validUntil,
  }
}

const template = new URL('../press/seal.typ', import.meta.url)

/** The seal as one page of vectors. */
const drawing = async (seal: Seal, sample: boolean, at: Date): Promise<Buffer> => {
  const source = await readFile(template, 'utf8')
  const data = {
    name: seal.organName,
    serial: seal.serial,
    line: sample ? '示例专用' : '电子印章',
    diameter: sealDiameter,
  }
  const { pdf } = await press.typeset({ sources: { 'seal.typ': source }, main: 'seal.typ', data, at })
  return pdf
}
