import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  webcrypto,
} from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'

pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as unknown as Crypto }))

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
const oid = {
  commonName: '2.5.4.3',
  serialNumber: '2.5.4.5',
  country: '2.5.4.6',
  organization: '2.5.4.10',
  organizationIdentifier: '2.5.4.97',
  keyUsage: '2.5.29.15',
  subjectKeyId: '2.5.29.14',
  authorityKeyId: '2.5.29.35',
  basicConstraints: '2.5.29.19',
}

export interface Subject {
  readonly commonName: string
  readonly organization: string
  readonly organizationIdentifier?: string
  readonly serialNumber?: string
}

/** A fresh P-256 key as PKCS #8 PEM. */
export const newKeyPem = async (): Promise<string> => {
  const pair = (await webcrypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ])) as webcrypto.CryptoKeyPair
  return toPem('PRIVATE KEY', Buffer.from(await webcrypto.subtle.exportKey('pkcs8', pair.privateKey)))
}

/** A self-signed authority for `years`, allowed to sign end certificates and nothing below them. */
export const authorityCertificate = (
  keyPem: string,
  subject: Subject,
  from: Date,
  years: number,
): Promise<string> => issue({ subject, keyPem, issuerKeyPem: keyPem, from, years, authority: true })

/** A seal's certificate under the authority: digital signature and non-repudiation only. */
export const sealCertificate = (
  keyPem: string,
  subject: Subject,
  issuer: { keyPem: string; certificatePem: string },
  from: Date,
  years: number,
): Promise<string> =>
  issue({
    subject,
    keyPem,
    issuerKeyPem: issuer.keyPem,
    issuerPem: issuer.certificatePem,
    from,
    years,
    authority: false,
  })

interface Order {
  readonly subject: Subject
  readonly keyPem: string
  readonly issuerKeyPem: string
  readonly issuerPem?: string
  readonly from: Date
  readonly years: number
  readonly authority: boolean
}

const issue = async (order: Order): Promise<string> => {
  const certificate = new pkijs.Certificate()
  certificate.version = 2
  const serial = randomBytes(16)
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40 // positive and of full length, so DER keeps all 16 bytes
  certificate.serialNumber = new asn1js.Integer({ valueHex: exact(serial) })
  certificate.subject = nameOf(order.subject)
  certificate.issuer = order.issuerPem ? parse(order.issuerPem).subject : certificate.subject
  certificate.notBefore.value = wholeSeconds(order.from)
  certificate.notAfter.value = yearsLater(wholeSeconds(order.from), order.years)
  const publicKey = createPublicKey(order.keyPem)
  const issuerKey = createPublicKey(order.issuerKeyPem)
  await certificate.subjectPublicKeyInfo.importKey(await webKey(publicKey))
  certificate.extensions = extensions(order.authority, keyId(publicKey), keyId(issuerKey))
  const signingKey = await webcrypto.subtle.importKey(
    'pkcs8',
    exact(createPrivateKey(order.issuerKeyPem).export({ type: 'pkcs8', format: 'der' })),
    algorithm,
    false,
    ['sign'],
  )
  await certificate.sign(signingKey as unknown as CryptoKey, 'SHA-256')
  return toPem('CERTIFICATE', Buffer.from(certificate.toSchema(true).toBER(false)))
}

const extensions = (
  authority: boolean,
  subjectKey: ArrayBuffer,
  issuerKey: ArrayBuffer,
): pkijs.Extension[] => {
  const constraints = authority
    ? new pkijs.BasicConstraints({ cA: true, pathLenConstraint: 0 })
    : new pkijs.BasicConstraints({ cA: false })
  // RFC 5280 §4.2.1.3: bit 0 digitalSignature, 1 nonRepudiation, 5 keyCertSign, 6 cRLSign
  const usage = authority ? { bits: 0b0000_0110, unused: 1 } : { bits: 0b1100_0000, unused: 6 }
  return [
    extension(oid.basicConstraints, true, constraints.toSchema()),
    extension(
      oid.keyUsage,
      true,
      new asn1js.BitString({ valueHex: Uint8Array.of(usage.bits).buffer, unusedBits: usage.unused }),
    ),
    extension(oid.subjectKeyId, false, new asn1js.OctetString({ valueHex: subjectKey })),
    extension(
      oid.authorityKeyId,
      false,
      new pkijs.AuthorityKeyIdentifier({
        keyIdentifier: new asn1js.OctetString({ valueHex: issuerKey }),
      }).toSchema(),
    ),
  ]
}

const extension = (extnID: string, critical: boolean, value: { toBER(sizeOnly?: boolean): ArrayBuffer }) =>
  new pkijs.Extension({ extnID, critical, extnValue: value.toBER(false) })

const nameOf = (subject: Subject): pkijs.RelativeDistinguishedNames => {
  const utf8 = (value: string) => new asn1js.Utf8String({ value })
  const printable = (value: string) => new asn1js.PrintableString({ value })
  const typesAndValues = [
    { type: oid.country, value: printable('CN') },
    { type: oid.organization, value: utf8(subject.organization) },
    ...(subject.organizationIdentifier
      ? [{ type: oid.organizationIdentifier, value: utf8(subject.organizationIdentifier) }]
      : []),
    ...(subject.serialNumber ? [{ type: oid.serialNumber, value: printable(subject.serialNumber) }] : []),
    { type: oid.commonName, value: utf8(subject.commonName) },
  ].map((part) => new pkijs.AttributeTypeAndValue(part))
  return new pkijs.RelativeDistinguishedNames({ typesAndValues })
}

/** What a seal's certificate says about its holder; throws when it is no certificate. */
export const readSubject = (der: Uint8Array): Subject => {
  const found = new Map(
    pkijs.Certificate.fromBER(exact(der)).subject.typesAndValues.map((part) => [
      part.type as string,
      String(part.value.valueBlock.value),
    ]),
  )
  const organizationIdentifier = found.get(oid.organizationIdentifier)
  const serialNumber = found.get(oid.serialNumber)
  return {
    commonName: found.get(oid.commonName) ?? '',
    organization: found.get(oid.organization) ?? '',
    ...(organizationIdentifier === undefined ? {} : { organizationIdentifier }),
    ...(serialNumber === undefined ? {} : { serialNumber }),
  }
}

/** The certificate as a structure, from PEM. */
const parse = (pem: string): pkijs.Certificate => pkijs.Certificate.fromBER(exact(fromPem(pem)))

export const fromPem = (pem: string): Buffer => Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')

const toPem = (label: string, der: Uint8Array): string => {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

/** RFC 5280 §4.2.1.2 (1): SHA-1 of the public key's bits, an identifier and not a protection. */
const keyId = (key: KeyObject): ArrayBuffer => {
  const point = key.export({ type: 'spki', format: 'der' }).subarray(-65)
  return exact(createHash('sha1').update(point).digest())
}

const webKey = async (key: KeyObject): Promise<CryptoKey> =>
  (await webcrypto.subtle.importKey(
    'spki',
    exact(key.export({ type: 'spki', format: 'der' })),
    algorithm,
    true,
    ['verify'],
  )) as unknown as CryptoKey

/** The bytes alone, without the pool that a Buffer may be a window of. */
export const exact = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

const wholeSeconds = (at: Date): Date => new Date(Math.floor(at.getTime() / 1000) * 1000)

const yearsLater = (at: Date, years: number): Date => {
  const later = new Date(at)
  later.setUTCFullYear(at.getUTCFullYear() + years)
  return later
}
