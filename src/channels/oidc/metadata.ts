import { createHash } from 'node:crypto'
import type { AdapterPayload, ClientMetadata } from 'oidc-provider'
import type { Grant, SystemInForce } from '../../modules/client/index.ts'

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'
const grantTypes: Readonly<Record<Grant, readonly string[]>> = {
  'sign-in': ['authorization_code', 'refresh_token'],
  device: [deviceGrant, 'refresh_token'],
  api: ['client_credentials'],
}

const keysHost = '.keys.invalid'

type Keys = SystemInForce['keySets'][number]
const keysOf = ({ keySets }: Pick<SystemInForce, 'keySets'>): Keys | undefined =>
  keySets.length === 0 ? undefined : { keys: keySets.flatMap(({ keys }) => keys) }

/**
 * The library wants an address for the keys of systems that sign in by devices. It is one that cannot exist: whatever
 * the provider would fetch is answered from the register (`answerFromRegister`), and nothing goes out. It is another
 * address for other keys, so that keys which were taken away are not remembered.
 */
const keysAddress = (clientId: string, keys: Keys): string =>
  `https://${clientId}${keysHost}/${createHash('sha256').update(JSON.stringify(keys)).digest('base64url')}`

/** What stands at the address of somebody's keys; anything else is not there. */
export const answerFromRegister = async (
  address: string,
  systemOf: (clientId: string) => Promise<SystemInForce | null>,
): Promise<Response> => {
  const { hostname } = new URL(address)
  const system = hostname.endsWith(keysHost) ? await systemOf(hostname.slice(0, -keysHost.length)) : null
  const keys = system ? keysOf(system) : undefined
  return keys ? Response.json(keys) : new Response(null, { status: 404 })
}

/** A registered system as the provider knows it. The secret's place holds hashes: `compareClientSecret` goes by them. */
export const metadataOf = (system: SystemInForce): AdapterPayload => {
  const signsIn = system.grants.includes('sign-in')
  const keys = keysOf(system)
  const metadata: ClientMetadata = {
    client_id: system.id,
    client_name: system.name.zh,
    application_type: 'web',
    grant_types: [...new Set(system.grants.flatMap((grant) => grantTypes[grant]))],
    response_types: signsIn ? ['code'] : [],
    // other modes post themselves by a script, or leave the code in the history of the browser
    response_modes: ['query'],
    redirect_uris: signsIn ? [...system.redirectUris] : [],
    scope: system.scopes.join(' '),
    subject_type: 'pairwise',
    sector_identifier_uri: `https://${system.sector}/`,
    id_token_signed_response_alg: 'ES256',
    require_pushed_authorization_requests: system.pushedOnly,
    dpop_bound_access_tokens: system.boundTokens,
    ...(keys
      ? { token_endpoint_auth_method: 'private_key_jwt', jwks_uri: keysAddress(system.id, keys) }
      : {
          token_endpoint_auth_method: 'client_secret_basic',
          client_secret: system.secretHashes.join('.'),
        }),
    ...(system.logoutUri === undefined
      ? {}
      : { backchannel_logout_uri: system.logoutUri, backchannel_logout_session_required: true }),
  }
  return metadata as AdapterPayload
}
