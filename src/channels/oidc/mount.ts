import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Provider } from 'oidc-provider'
import { system } from '../../kernel/actor.ts'
import { signingOrder } from '../../modules/client/index.ts'
import { hashToken, resolveSession } from '../../modules/identity/index.ts'
import { sessionCookie, wireName } from '../../platform/http/session.ts'
import { asCaller, type SignedIn } from './caller.ts'
import type { ProviderNeeds } from './provider.ts'

const prefix = '/oidc'

/** The provider builds its addresses from what a request says of its host: that is our public address, whoever asks. */
const asPublic = (request: IncomingMessage & { originalUrl?: string }, publicUrl: string): void => {
  const { host, protocol } = new URL(publicUrl)
  request.headers.host = host
  request.headers['x-forwarded-host'] = host
  request.headers['x-forwarded-proto'] = protocol.replace(':', '')
  request.originalUrl = request.url ?? prefix
  request.url = (request.url ?? '').slice(prefix.length) || '/'
}

const open = ['GET', 'OPTIONS'] as const
const asked = ['POST', 'OPTIONS'] as const

/**
 * What of the provider is open to the outside. It brings pages of its own, for typing a device's code among others, that
 * know nothing of our limits and warnings: whatever is not named here is not there.
 */
const served = {
  '/.well-known/openid-configuration': open,
  '/.well-known/oauth-authorization-server': open,
  '/jwks': open,
  '/auth': ['GET', 'POST'],
  '/auth/:uid': ['GET'],
  '/request': asked,
  '/device/auth': asked,
  '/token': asked,
  '/token/introspection': asked,
  '/token/revocation': asked,
  '/me': ['GET', 'POST', 'OPTIONS'],
} as const

const outNames = ['client_id', 'id_token_hint', 'post_logout_redirect_uri', 'state'] as const
const mostOfForm = 16_384

/**
 * Where systems send people to sign out, by a link or by a form of theirs (RP-Initiated Logout 1.0 asks for both). A
 * form from elsewhere comes without our session, so either way the browser goes on to our own page, which asks.
 */
const mountSignOut = (app: FastifyInstance): void => {
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: mostOfForm },
      (_request, body, parsed) => parsed(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )
    scope.route({
      method: ['GET', 'POST'],
      url: `${prefix}/out`,
      handler: (request, reply) => {
        const asked = { ...(request.query as object), ...(request.body as object | null) } as Record<
          string,
          unknown
        >
        const given = outNames.flatMap((name) =>
          typeof asked[name] === 'string' ? [[name, asked[name]] as [string, string]] : [],
        )
        return reply.redirect(`/sign-on/out?${new URLSearchParams(given)}`, 303)
      },
    })
    done()
  })
}

/**
 * Mounts the OpenID provider under `/oidc`, loaded with the first request. It answers on the raw response, with the
 * headers every answer of ours has.
 */
export const mountProvider = (app: FastifyInstance, needs: ProviderNeeds): void => {
  const { platform, hands } = needs
  const { publicUrl } = platform.config
  const tls = publicUrl.startsWith('https:')
  // what it knows is in the database: one with other keys goes on where the one before stopped
  let loading: { readonly keys: string; readonly provider: Promise<Provider> } | undefined
  const provider = (): Promise<Provider> => {
    const keys = signingOrder(platform.keys.folder).join()
    if (loading?.keys !== keys)
      loading = {
        keys,
        provider: import('./provider.ts').then(({ createProvider }) => createProvider(needs)),
      }
    return loading.provider
  }

  const signedIn = async (request: FastifyRequest): Promise<SignedIn | undefined> => {
    const token = request.cookies[wireName(sessionCookie, tls)]
    if (!token) return undefined
    const session = await hands.ask(resolveSession, { tokenHash: hashToken(token) }, system('oidc'))
    return session ? { sessionId: session.id, actor: session.actor } : undefined
  }

  const serve = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const browser = await signedIn(request)
    const handle = (await provider()).callback()
    const { raw } = request
    // one address of a client, as our own server worked it out
    raw.headers['x-forwarded-for'] = request.ip
    asPublic(raw, publicUrl)
    reply.hijack()
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value as string)
    await asCaller(browser, () => handle(raw, reply.raw))
  }

  /** The page that asks belongs to the browser that was sent there: an address passed on to others opens nothing. */
  const sameBrowser = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (request.routeOptions.url !== '/sign-on/:uid') return undefined
    const { uid } = request.params as { uid?: string }
    const browser = await signedIn(request)
    const details = await asCaller(browser, async () =>
      (await provider()).interactionDetails(request.raw, reply.raw).catch(() => undefined),
    )
    if (details?.uid === uid) return undefined
    reply.callNotFound()
    return reply
  }

  app.addHook('onRequest', sameBrowser)
  mountSignOut(app)
  void app.register((scope, _options, done) => {
    // the provider reads bodies itself
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null))
    for (const [url, methods] of Object.entries(served))
      scope.route({ method: [...methods], url: `${prefix}${url}`, handler: serve })
    done()
  })
}
