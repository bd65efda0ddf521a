import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import { actorKey } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { wordsIn } from '../i18n/words.ts'
import { checkInput } from '../operations/check-input.ts'
import type { ApiRoute } from './api.ts'
import { callerOf, csrfHolds, csrfToken, fromThisSite, preferencesOf } from './session.ts'
import { asProblem, type Web } from './web.ts'

/** RFC 9457, one pinned shape for every error of the API. */
export const problemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String({ description: 'Stable; programs decide by this.' }),
    fields: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))),
  },
  { $id: 'Problem' },
)

export const apiPrefix = '/api/v1'

const sendProblem = (web: Web, request: FastifyRequest, to: FastifyReply, error: unknown): FastifyReply => {
  const problem = asProblem(error, web.log)
  const words = wordsIn(preferencesOf(request).language)
  const body = {
    type: `/api#${problem.code}`,
    title: words.t(`problem.${problem.code}`, problem.values),
    status: problem.status,
    code: problem.code,
    ...(problem.fields.length > 0
      ? { fields: problem.fields.map((f) => ({ path: f.path, message: words.t(f.message, f.values) })) }
      : {}),
  }
  return to.code(problem.status).header('cache-control', 'no-store').type('application/problem+json').send(JSON.stringify(body))
}

const convert = (schema: TSchema | undefined, raw: unknown, operation: string): unknown => {
  if (!schema) return {}
  const value = Value.Convert(schema, Value.Default(schema, { ...(raw as object) }))
  checkInput(schema, value, operation)
  return value
}

const problemSchemas = (route: ApiRoute): Record<number, TSchema> =>
  Object.fromEntries([400, 503, ...route.problems].map((status) => [status, Type.Ref('Problem')]))

export const mountApi = async (app: FastifyInstance, web: Web): Promise<void> => {
  await app.register((api, _options, done) => {
    api.addSchema(problemSchema)
    api.setErrorHandler((error, request, to) => sendProblem(web, request, to, error))
    api.setNotFoundHandler((request, to) => sendProblem(web, request, to, new Problem('not-found', 404)))
    // shapes are checked below with the same compiled schemas as everywhere; Fastify only serialises and describes
    api.setValidatorCompiler(() => () => true)
    const handle = async (route: ApiRoute, request: FastifyRequest, to: FastifyReply): Promise<FastifyReply> => {
      const { actor, csrfSecret } = await callerOf(request, web.sessionOf)
      if (route.access === 'session' && !csrfSecret) throw new Problem('sign-in-needed', 401)
      const writes = route.operation.kind === 'command'
      if (writes && !fromThisSite(request)) throw new Problem('cross-site', 403)
      if (writes && csrfSecret && !csrfHolds(csrfSecret, request.headers['x-csrf-token'])) throw new Problem('cross-site', 403)
      const { name } = route.operation
      const input = route.input({
        params: convert(route.params, request.params, name) as never,
        query: convert(route.query, request.query, name) as never,
        body: convert(route.body, request.body, name) as never,
      })
      const key = request.headers['idempotency-key']
      const result =
        route.operation.kind === 'command'
          ? await web.hands.perform(route.operation, input, actor, typeof key === 'string' ? { idempotencyKey: `api:${key.slice(0, 64)}` } : {})
          : await web.hands.ask(route.operation, input, actor)
      return to.code(route.status ?? 200).header('cache-control', 'no-store').send(route.output ? route.output(result as never) : result)
    }
    for (const route of web.api) {
      api.route({
        method: route.method,
        url: route.path,
        schema: {
          summary: route.summary.en ?? route.summary.zh,
          description: route.summary.zh,
          operationId: `${route.operation.name}${route.method === 'GET' ? '' : `.${route.method.toLowerCase()}`}`,
          ...(route.params ? { params: route.params } : {}),
          ...(route.query ? { querystring: route.query } : {}),
          ...(route.body ? { body: route.body } : {}),
          response: { [route.status ?? 200]: route.answer, ...problemSchemas(route) },
        } as object,
        handler: (request, to) => handle(route, request, to),
      })
    }
    api.get('/session', { schema: { summary: 'The signed-in capacity and its token for writes', response: { 200: sessionSchema } } }, async (request, to) => {
      const { actor, csrfSecret } = await callerOf(request, web.sessionOf)
      return to.header('cache-control', 'no-store').send({ actor: actorKey(actor), csrfToken: csrfSecret ? csrfToken(csrfSecret) : '' })
    })
    done()
  }, { prefix: apiPrefix })
}

const sessionSchema = Type.Object({ actor: Type.String(), csrfToken: Type.String() })
