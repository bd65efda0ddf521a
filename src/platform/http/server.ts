import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { mountApi } from './mount-api.ts'
import { mountPages } from './mount-pages.ts'
import { securityHeaders } from './security-headers.ts'
import { send } from './send.ts'
import type { Web } from './web.ts'

const bodyLimit = 1_048_576

export const createServer = async (web: Web): Promise<FastifyInstance> => {
  const app: FastifyInstance = fastify({
    loggerInstance: web.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    return503OnClosing: true,
  })
  await app.register(cookie)
  await app.register(formbody, { bodyLimit })
  await app.register(multipart, { limits: { fields: 40, files: 1, parts: 50, fieldSize: 100_000 } })
  app.addHook('onRequest', securityHeaders(web.config.publicUrl.startsWith('https:')))

  app.get('/livez', () => ({ live: true }))
  app.get('/readyz', async (_request, reply) => {
    const health = await web.health().catch(() => undefined)
    return reply
      .code(health ? 200 : 503)
      .send(health ? { ready: true, ...health } : { ready: false, missing: 'database' })
  })
  for (const asset of web.assets) {
    app.get(asset.path, (request, reply) =>
      send(
        request,
        reply.header('cache-control', 'public, max-age=31536000, immutable').type(asset.type),
        asset.body,
      ),
    )
  }
  await mountApi(app, web)
  mountPages(app, web)
  return app
}
