import { createHash, sign } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { exact } from './x509.ts'

const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
}

/** The parts that make up our signatures; everything else in them follows from these. */
export interface CmsParts {
  /** SHA-256 of the signed bytes. */
  readonly digest: Buffer
  readonly signerDer: Buffer
  readonly authorityDer: Buffer
}

/**
 * The signed attributes of CAdES-BES as PAdES wants them (ETSI EN 319 142-1 §6.3): content type, digest and the
 * signer's certificate by hash; no signing time, which stands in the PDF as /M. DER orders a SET by its encodings.
 */
const signedAttributes = ({
  digest,
  signerDer,
}: Pick<CmsParts, 'digest' | 'signerDer'>): pkijs.Attribute[] => {
  const certificateHash = new asn1js.OctetString({
    valueHex: exact(createHash('sha256').update(signerDer).digest()),
  })
  const essCertIdV2 = new asn1js.Sequence({ value: [certificateHash] })
  const attributes = [
    new pkijs.Attribute({
      type: oid.contentType,
      values: [new asn1js.ObjectIdentifier({ value: oid.data })],
    }),
    new pkijs.Attribute({
      type: oid.messageDigest,
      values: [new asn1js.OctetString({ valueHex: exact(digest) })],
    }),
    new pkijs.Attribute({
      type: oid.signingCertificateV2,
      values: [new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [essCertIdV2] })] })],
    }),
  ]
  return attributes
    .map((attribute) => ({ attribute, der: Buffer.from(attribute.toSchema().toBER(false)) }))
    .sort((a, b) => Buffer.compare(a.der, b.der))
    .map(({ attribute }) => attribute)
}

/** The bytes that are signed: the attributes as a SET (RFC 5652 §5.4). */
export const toBeSigned = (parts: Pick<CmsParts, 'digest' | 'signerDer'>): Buffer =>
  Buffer.from(
    new asn1js.Set({ value: signedAttributes(parts).map((attribute) => attribute.toSchema()) }).toBER(false),
  )

/** The whole CMS message around a signature that exists already: the same parts always give the same bytes. */
export const assembleCms = (parts: CmsParts, signature: Buffer): Buffer => {
  const signer = pkijs.Certificate.fromBER(exact(parts.signerDer))
  const sha256 = () => new pkijs.AlgorithmIdentifier({ algorithmId: oid.sha256 })
  const signerInfo = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({ issuer: signer.issuer, serialNumber: signer.serialNumber }),
    digestAlgorithm: sha256(),
    signatureAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: oid.ecdsaWithSha256 }),
    signature: new asn1js.OctetString({ valueHex: exact(signature) }),
    signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes: signedAttributes(parts) }),
  })
  const signedData = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [sha256()],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: oid.data }),
    certificates: [signer, pkijs.Certificate.fromBER(exact(parts.authorityDer))],
    signerInfos: [signerInfo],
  })
  const message = new pkijs.ContentInfo({ contentType: oid.signedData, content: signedData.toSchema(true) })
  return Buffer.from(message.toSchema().toBER(false))
}

/** Signs these parts with the seal's key (P-256, SHA-256). */
export const signCms = (parts: CmsParts, keyPem: string): Buffer =>
  assembleCms(parts, sign('sha256', toBeSigned(parts), keyPem))

export interface ReadCms {
  readonly certificates: readonly Buffer[]
  readonly signature: Buffer
  /** The digest that the signer signed. */
  readonly digest: Buffer
}

/** Takes a CMS message apart; undefined when it cannot be read. Proves nothing by itself. */
export const readCms = (der: Buffer): ReadCms | undefined => {
  try {
    const signedData = new pkijs.SignedData({ schema: pkijs.ContentInfo.fromBER(exact(der)).content })
    const [signerInfo] = signedData.signerInfos
    const digest = signerInfo?.signedAttrs?.attributes.find((one) => one.type === oid.messageDigest)
      ?.values[0]
    if (!signerInfo || !(digest instanceof asn1js.OctetString)) return undefined
    return {
      certificates: (signedData.certificates ?? [])
        .filter((one) => one instanceof pkijs.Certificate)
        .map((one) => Buffer.from(one.toSchema(false).toBER(false))),
      signature: Buffer.from(signerInfo.signature.valueBlock.valueHexView),
      digest: Buffer.from(digest.valueBlock.valueHexView),
    }
  } catch {
    return undefined
  }
}
