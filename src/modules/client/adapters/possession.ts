import { createHash, createPublicKey, type JsonWebKey, verify } from 'node:crypto'

/** What a request to the API says besides its token. */
interface ProvenRequest {
  readonly method: string
  /** The address without its query. */
  readonly url: string
}

/** A proof that its sender holds a key, made for this one request (DPoP, RFC 9449). */
interface Possession {
  /** Which key (RFC 7638). */
  readonly thumbprint: string
  /** Which proof: each is good once. */
  readonly id: string
}

/** How far the clock of the other side may be off, either way. */
export const proofSeconds = 60

const object = (part: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

const signedBy = (jwk: JsonWebKey, text: string, signature: string): boolean => {
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    const bytes = Buffer.from(signature, 'base64url')
    return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, bytes)
  } catch {
    return false
  }
}

const withoutQuery = (address: unknown): string | undefined => {
  if (typeof address !== 'string' || !URL.canParse(address)) return undefined
  const { origin, pathname } = new URL(address)
  return origin + pathname
}

/**
 * The possession that a proof shows for this request and this token; undefined when it shows none. Times are of the
 * machine, as those of tokens are.
 */
export const readPossession = (
  proof: string,
  token: string,
  request: ProvenRequest,
  nowSeconds = Date.now() / 1000,
): Possession | undefined => {
  const [head = '', body = '', signature = '', ...more] = proof.split('.')
  const header = object(head)
  const claims = object(body)
  const jwk = header?.jwk as JsonWebKey | undefined
  if (!header || !claims || !jwk || more.length > 0) return undefined
  if (header.typ !== 'dpop+jwt' || header.alg !== 'ES256') return undefined
  const { kty, crv, x, y } = jwk
  if (kty !== 'EC' || crv !== 'P-256' || typeof x !== 'string' || typeof y !== 'string' || 'd' in jwk)
    return undefined
  if (!signedBy({ kty, crv, x, y }, `${head}.${body}`, signature)) return undefined
  const { htm, htu, ath, iat, jti } = claims
  if (htm !== request.method || withoutQuery(htu) !== request.url) return undefined
  if (ath !== createHash('sha256').update(token).digest('base64url')) return undefined
  if (typeof iat !== 'number' || Math.abs(nowSeconds - iat) > proofSeconds) return undefined
  if (typeof jti !== 'string' || jti.length === 0 || jti.length > 200) return undefined
  const thumbprint = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')
  return { thumbprint, id: `${thumbprint}\n${jti}` }
}
