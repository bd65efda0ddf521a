import { isIP } from 'node:net'
import { type Static, Type } from 'typebox'

/** What a browser says of itself and where it comes from, as pages hand it to the commands of signing in. */
export const Browser = Type.Object({
  userAgent: Type.Optional(Type.String({ maxLength: 300 })),
  /** Address of the machine; kept as a network only. */
  address: Type.Optional(Type.String({ maxLength: 60 })),
  /** Hash of the cookie by which a person's own browser is known again. */
  knownHash: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
})
export type Browser = Static<typeof Browser>

const plainOf = (address: string | undefined): string => address?.replace(/^::ffff:(?=\d+\.)/i, '') ?? ''

/** The first `groups` groups of an IPv6 address, written out. */
const groupsOf = (plain: string, groups: number): string =>
  `${new URL(`http://[${plain}]`).hostname.slice(1, -1).split('::')[0]?.split(':').slice(0, groups).join(':')}`

/** The network of an address: enough for "that was not me", too little to find a flat. /24, or /48 of IPv6. */
export const networkOf = (address: string | undefined): string | undefined => {
  const plain = plainOf(address)
  switch (isIP(plain)) {
    case 4:
      return `${plain.split('.').slice(0, 3).join('.')}.0/24`
    case 6:
      return `${groupsOf(plain, 3)}::/48`
    default:
      return undefined
  }
}

/** What one provider of networks is given, roughly: /16, or /32 of IPv6. Whoever has many networks has few of these. */
export const providerOf = (address: string | undefined): string | undefined => {
  const plain = plainOf(address)
  switch (isIP(plain)) {
    case 4:
      return `${plain.split('.').slice(0, 2).join('.')}.0.0/16`
    case 6:
      return `${groupsOf(plain, 2)}::/32`
    default:
      return undefined
  }
}
