import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'

/** CBOR of what an authenticator says: small integers, bytes, texts and maps are all it takes (RFC 8949). */
const head = (major: number, n: number): Buffer =>
  n < 24
    ? Buffer.of((major << 5) | n)
    : n < 256
      ? Buffer.of((major << 5) | 24, n)
      : Buffer.of((major << 5) | 25, n >> 8, n & 255)
type Cbor = number | string | Buffer | Map<number | string, Cbor>
const cbor = (value: Cbor): Buffer => {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([k, v]) => [cbor(k), cbor(v)])])
}

const sha256 = (data: Buffer | string): Buffer => createHash('sha256').update(data).digest()
const coordinates = (key: KeyObject): { x: Buffer; y: Buffer } => {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return { x: Buffer.from(x, 'base64url'), y: Buffer.from(y, 'base64url') }
}

interface Asked {
  readonly challenge: string
}
/** How an answer is bent for a test. */
export interface Bent {
  readonly origin?: string
  readonly rpId?: string
  readonly counter?: number
  readonly verified?: boolean
  readonly userHandle?: string
}

/** An authenticator of software with one P-256 passkey: answers challenges as a browser would hand them on. */
export const anAuthenticator = (site: { readonly origin: string; readonly rpId: string }) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  let counter = 0
  // a discoverable passkey keeps the handle it was made for, and gives it back with each proof
  let userHandle: string | undefined

  const clientData = (type: string, { challenge }: Asked, bent: Bent): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin: bent.origin ?? site.origin, crossOrigin: false }))
  const authData = (flags: number, bent: Bent, more = Buffer.alloc(0)): Buffer => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(bent.counter ?? counter)
    const present = bent.verified === false ? flags & ~0x04 : flags
    return Buffer.concat([sha256(bent.rpId ?? site.rpId), Buffer.of(present), count, more])
  }
  const envelope = (response: Record<string, string | string[]>): string =>
    JSON.stringify({
      id: id.toString('base64url'),
      rawId: id.toString('base64url'),
      type: 'public-key',
      clientExtensionResults: {},
      response,
    })

  return {
    id: id.toString('base64url'),
    register(options: unknown, bent: Bent = {}): string {
      const { x, y } = coordinates(publicKey)
      userHandle = (options as { user?: { id?: string } }).user?.id
      const cose = cbor(
        new Map<number, Cbor>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, x],
          [-3, y],
        ]),
      )
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.of(0, id.length), id, cose])
      const attestation = new Map<string, Cbor>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData(0x45, bent, attested)],
      ])
      return envelope({
        clientDataJSON: clientData('webauthn.create', options as Asked, bent).toString('base64url'),
        attestationObject: cbor(attestation).toString('base64url'),
        transports: ['internal'],
      })
    },
    sign(options: unknown, bent: Bent = {}): string {
      counter = bent.counter ?? counter + 1
      const client = clientData('webauthn.get', options as Asked, bent)
      const data = authData(0x05, bent)
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey)
      return envelope({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
        ...((bent.userHandle ?? userHandle) ? { userHandle: bent.userHandle ?? userHandle ?? '' } : {}),
      })
    },
  }
}
