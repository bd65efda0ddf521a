import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Ask } from '../../kernel/operation.ts'
import type { Actor } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Config } from '../config.ts'
import type { FileStore } from '../files/file-store.ts'
import type { Hands } from '../platform.ts'
import type { ApiRoute } from './api.ts'
import { mountApi } from './mount-api.ts'
import { mountPages } from './mount-pages.ts'
import type { Layout, Page, PageContext, Preferences, Shell, View } from './page.ts'
import { securityHeaders } from './security-headers.ts'
import { send } from './send.ts'
import type { SessionOf } from './session.ts'

/** A file that may be cached for ever, because its name changes with its content. */
export interface Asset {
  readonly path: string
  readonly type: string
  readonly body: Buffer
}

/** Everything the channels and modules bring to the web server. */
export interface Web {
  readonly config: Config
  readonly log: Logger
  readonly hands: Hands
  readonly files: FileStore
  readonly pages: readonly Page[]
  readonly api: readonly ApiRoute[]
  readonly assets: readonly Asset[]
  readonly sessionOf: SessionOf
  readonly shell: (ask: Ask, actor: Actor, preferences: Preferences) => Promise<Shell>
  readonly problemView: (problem: Problem, context: PageContext) => View
  readonly problemLayout: Layout
  readonly sample: boolean
  readonly now: () => Date
  /** Undefined when ready; else what is missing. */
  readonly notReady: () => Promise<string | undefined>
}

const bodyLimit = 1_048_576

export const createServer = async (web: Web): Promise<FastifyInstance> => {
  const app: FastifyInstance = fastify({
    loggerInstance: web.log as FastifyBaseLogger,
    disableRequestLogging: true,
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
    const missing = await web.notReady()
    return reply.code(missing ? 503 : 200).send(missing ? { ready: false, missing } : { ready: true })
  })
  for (const asset of web.assets) {
    app.get(asset.path, (request, reply) =>
      send(request, reply.header('cache-control', 'public, max-age=31536000, immutable').type(asset.type), asset.body),
    )
  }
  await mountApi(app, web)
  mountPages(app, web)
  return app
}

/** What a thrown thing means to the person outside. */
export const asProblem = (error: unknown, log: Logger): Problem => {
  if (error instanceof Problem) return error
  const { statusCode, code } = error as { statusCode?: number; code?: string }
  if (code === 'FST_REQ_FILE_TOO_LARGE' || statusCode === 413) return new Problem('too-large', 413)
  if (statusCode === 415) return new Problem('unsupported-content', 415)
  if (statusCode && statusCode >= 400 && statusCode < 500) return new Problem('bad-request', 400)
  log.error({ err: error }, 'request failed')
  return new Problem('failed', 503)
}
