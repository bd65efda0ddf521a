const privateParts = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

/** What is wrong with the public keys a system gave: private parts in them, or no key that we check signatures with. */
export const keysProblem = (jwks: {
  readonly keys: readonly Readonly<Record<string, unknown>>[]
}): 'none' | 'private' | 'unusable' | undefined => {
  if (jwks.keys.length === 0) return 'none'
  if (jwks.keys.some((key) => privateParts.some((name) => name in key))) return 'private'
  const usable = jwks.keys.every(
    ({ kty, crv, n }) =>
      (kty === 'EC' && crv === 'P-256') || (kty === 'RSA' && typeof n === 'string' && n.length >= 342),
  )
  return usable ? undefined : 'unusable'
}
