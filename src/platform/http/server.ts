import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { mountApi } from './mount-api.ts'
import { mountPages } from './mount-pages.ts'
import { mountPolicyReports } from './policy-reports.ts'
import { createRateLimits } from './rate-limits.ts'
import { securityHeaders } from './security-headers.ts'
import { assetSender } from './send.ts'
import { timesOut } from './times-out.ts'
import { unreadableAddress, unreadableRequest } from './unreadable.ts'
import type { Web } from './web.ts'

const bodyLimit = 1_048_576

export const createServer = async (web: Web): Promise<FastifyInstance> => {
  const tls = web.config.publicUrl.startsWith('https:')
  const { trustedProxies } = web.config
  const limits = createRateLimits(web.config, web.log)
  const app: FastifyInstance = fastify({
    loggerInstance: web.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    requestTimeout: timesOut.request,
    keepAliveTimeout: timesOut.idle,
    connectionTimeout: timesOut.silent,
    http: { connectionsCheckingInterval: timesOut.looked },
    handlerTimeout: timesOut.answer,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    frameworkErrors: unreadableAddress(tls),
    clientErrorHandler: unreadableRequest(tls),
    routerOptions: { maxParamLength: 2_000, ignoreTrailingSlash: true },
    return503OnClosing: true,
  })
  await app.register(cookie)
  await app.register(formbody, { bodyLimit })
  await app.register(multipart, { limits: { fields: 40, files: 1, parts: 50, fieldSize: 100_000 } })
  app.server.headersTimeout = timesOut.headers
  app.addHook('onRequest', securityHeaders(tls))
  app.addHook('onRequest', (request, _reply, done) => {
    limits.count(request, request.url.startsWith('/oidc/') ? 'token' : 'any')
    done()
  })

  app.get('/livez', () => ({ live: true }))
  app.get('/readyz', async (_request, reply) => {
    const health = await web.health().catch(() => undefined)
    return reply
      .code(health ? 200 : 503)
      .send(health ? { ready: true, ...health } : { ready: false, missing: 'database' })
  })
  for (const asset of web.assets) {
    const sendAsset = assetSender(asset.body)
    app.get(asset.path, (request, reply) =>
      sendAsset(
        request,
        reply.header('cache-control', 'public, max-age=31536000, immutable').type(asset.type),
      ),
    )
  }
  await mountPolicyReports(app, web, limits)
  await mountApi(app, web, limits)
  mountPages(app, web, limits)
  return app
}
