import { createPrivateKey } from 'node:crypto'
import type { Configuration, JWK, KoaContextWithOIDC } from 'oidc-provider'
import { Provider } from 'oidc-provider'
import { system } from '../../kernel/actor.ts'
import {
  type Artefacts,
  acrValues,
  allScopes,
  findSignOn,
  findSystemInForce,
  isSecretOf,
  openSigningKeys,
  pairwiseSubjects,
  sidOf,
} from '../../modules/client/index.ts'
import type { Hands, Platform } from '../../platform/platform.ts'
import { adapterFor } from './adapter.ts'
import { claimsOf } from './claims.ts'
import { answerFromRegister, metadataOf } from './metadata.ts'
import { interactions } from './policy.ts'
import { recordTokens } from './record.ts'

export interface ProviderNeeds {
  readonly platform: Platform
  readonly hands: Hands
  readonly artefacts: Artefacts
  readonly refused: (clientId: string, error: string) => Promise<void>
}

const serving = system('oidc')
const minute = 60
const hour = 60 * minute

const jwksOf = ({ keys }: Platform): JWK[] =>
  openSigningKeys(keys.folder).map(
    ({ kid, key }) =>
      ({
        ...createPrivateKey(key.export({ type: 'pkcs8', format: 'pem' })).export({ format: 'jwk' }),
        kid,
        use: 'sig',
        alg: 'ES256',
      }) as JWK,
  )

const sectorOf = (client: { readonly sectorIdentifierUri?: string | undefined }): string =>
  client.sectorIdentifierUri === undefined ? '' : new URL(client.sectorIdentifierUri).host

const problemPage = (ctx: KoaContextWithOIDC, out: { readonly error: string }): void => {
  ctx.redirect(`/sign-on/problem?error=${encodeURIComponent(out.error)}`)
  ctx.status = 303
}

const configure = (needs: ProviderNeeds): Configuration => {
  const { platform, hands, artefacts } = needs
  const { publicUrl } = platform.config
  const tls = publicUrl.startsWith('https:')
  const subjectOf = pairwiseSubjects(platform.keys)
  const signOnOf = (signOnId: string) => hands.ask(findSignOn, { signOnId }, serving)
  const systemOf = async (clientId: string) =>
    /^[\w-]{1,64}$/.test(clientId) ? hands.ask(findSystemInForce, { clientId }, serving) : null
  const named = (name: string): string => (tls ? `__Secure-${name}` : name)
  const cookie = { signed: true, httpOnly: true, sameSite: 'lax', secure: tls, overwrite: true } as const
  return {
    adapter: adapterFor({
      artefacts,
      signOnOf,
      async systemOf(clientId) {
        const found = await systemOf(clientId)
        return found ? metadataOf(found) : undefined
      },
    }),
    jwks: { keys: jwksOf(platform) },
    cookies: {
      keys: [platform.keys.lasting('oidc-cookies').export().toString('base64url')],
      names: {
        session: named('tb-oidc'),
        interaction: named('tb-oidc-ask'),
        resume: named('tb-oidc-resume'),
      },
      long: { ...cookie, path: '/oidc' },
      short: cookie,
    },
    scopes: [...allScopes],
    claims: {
      openid: ['sub', 'acr', 'amr', 'auth_time'],
      person: ['name', 'ial', 'aal'],
      org: ['act_org', 'act_org_name', 'act_role', 'act_for', 'delegation'],
    },
    acrValues: [...acrValues],
    subjectTypes: ['pairwise'],
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    clientDefaults: { grant_types: ['authorization_code'], id_token_signed_response_alg: 'ES256' },
    enabledJWA: {
      idTokenSigningAlgValues: ['ES256'],
      clientAuthSigningAlgValues: ['ES256', 'PS256', 'RS256'],
      dPoPSigningAlgValues: ['ES256'],
    },
    pkce: { required: () => true },
    fetch: (address) => answerFromRegister(String(address), systemOf),
    // the sector is what the register says; nothing is fetched
    sectorIdentifierUriValidate: () => false,
    async pairwiseIdentifier(_ctx, accountId, client) {
      const signOn = await signOnOf(accountId)
      return subjectOf(sectorOf(client), signOn?.account ?? accountId)
    },
    async findAccount(ctx, accountId) {
      const signOn = await signOnOf(accountId)
      if (!signOn) return undefined
      return {
        accountId,
        claims: async () => ({
          sub: accountId,
          ...(await claimsOf(signOn, sectorOf(ctx.oidc.client ?? {}), subjectOf, hands)),
        }),
      }
    },
    async loadExistingGrant(ctx) {
      const { client, session, result, provider } = ctx.oidc
      if (!client || !session?.accountId) return undefined
      // logout notices are written without the provider, so both sides work the name of the session out
      session.sidFor(client.clientId, sidOf(session.accountId, client.clientId))
      const grantId = result?.consent?.grantId ?? session.grantIdFor(client.clientId)
      const grant = grantId === undefined ? undefined : await provider.Grant.find(grantId)
      return grant?.accountId === session.accountId ? grant : undefined
    },
    interactions: { policy: interactions(), url: (_ctx, { uid }) => `/sign-on/${uid}` },
    // our own session decides: when it ends, the sign-on ends, and every token with it
    expiresWithSession: () => false,
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    ttl: {
      AccessToken: 15 * minute,
      AuthorizationCode: minute,
      ClientCredentials: 10 * minute,
      DeviceCode: 10 * minute,
      Grant: 24 * hour,
      IdToken: 10 * minute,
      Interaction: 30 * minute,
      RefreshToken: 24 * hour,
      Session: 24 * hour,
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: true },
      backchannelLogout: { enabled: true },
      clientCredentials: { enabled: true },
      deviceFlow: {
        enabled: true,
        charset: 'base-20',
        mask: '****-****',
        deviceInfo: (ctx) => ({ ip: ctx.ip, ua: ctx.get('user-agent').slice(0, 200) }),
      },
      introspection: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      pushedAuthorizationRequests: { enabled: true },
      resourceIndicators: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      // signing out is one of our own pages: it ends our session, and thereby all others
      rpInitiatedLogout: { enabled: false },
    },
    discovery: {
      end_session_endpoint: `${publicUrl}/oidc/out`,
      ui_locales_supported: ['zh', 'en'],
    },
    renderError: problemPage,
  }
}

/** The address where people type a device's code is one of ours, and short enough to be read out. */
const shortDeviceAddress = (provider: Provider, publicUrl: string): void => {
  provider.use(async (ctx, next) => {
    await next()
    const body = ctx.body as { user_code?: string } | undefined
    if (ctx.oidc?.route === 'device_authorization' && body?.user_code) {
      const address = `${publicUrl}/device`
      ctx.body = {
        ...body,
        verification_uri: address,
        verification_uri_complete: `${address}?code=${body.user_code}`,
      }
    }
  })
}

/** The OpenID provider of this installation; it serves requests below `<public address>/oidc`. */
export const createProvider = (needs: ProviderNeeds): Provider => {
  const { platform } = needs
  const provider = new Provider(`${platform.config.publicUrl}/oidc`, configure(needs))
  // the mount sets what a proxy would, from our own public address
  provider.proxy = true
  provider.Client.prototype.compareClientSecret = function compareClientSecret(secret: string): boolean {
    return isSecretOf((this.clientSecret ?? '').split('.'), secret)
  }
  shortDeviceAddress(provider, platform.config.publicUrl)
  recordTokens(provider, needs)
  provider.on('server_error', (_ctx, error) =>
    platform.log.error({ err: error }, 'the OpenID provider failed'),
  )
  return provider
}
