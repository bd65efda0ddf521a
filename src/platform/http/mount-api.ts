import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { type Actor, actorKey } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { wordsIn } from '../i18n/words.ts'
import { checkInput } from '../operations/check-input.ts'
import type { ApiRequest, ApiRoute } from './api.ts'
import { apiPrefix, describeApi, problemSchema, routeSchema, sessionRouteSchema } from './describe-api.ts'
import { noteTurnedAway } from './door.ts'
import type { Upload } from './page.ts'
import { apiClass } from './rate-class.ts'
import { type RateLimits, retryAfter } from './rate-limits.ts'
import { readForm } from './read-form.ts'
import { type Caller, callerOf, csrfHolds, csrfToken, fromThisSite, preferencesOf } from './session.ts'
import { stillThere } from './still.ts'
import { timesOut } from './times-out.ts'
import { asProblem, type Presented, type Web } from './web.ts'

const sendProblem = (web: Web, request: FastifyRequest, to: FastifyReply, problem: Problem): FastifyReply => {
  const words = wordsIn(preferencesOf(request, web.config.publicUrl.startsWith('https:')).language)
  const body = {
    type: `/api#${problem.code}`,
    title: words.t(`problem.${problem.code}`, problem.values),
    status: problem.status,
    code: problem.code,
    ...(problem.code === 'step-up-needed' ? problem.values : {}),
    ...(problem.fields.length > 0
      ? {
          fields: problem.fields.map((f) => ({
            path: f.path,
            message: f.text ? words.say(f.text) : words.t(f.message, f.values),
          })),
        }
      : {}),
  }
  if (problem.code === 'token-needed') to.header('www-authenticate', ['Bearer', 'DPoP algs="ES256"'])
  if (problem.status === 429) to.header('retry-after', retryAfter(problem))
  const answer = to.code(problem.status).header('cache-control', 'no-store').type('application/problem+json')
  return answer.serializer((text: string) => text).send(JSON.stringify(body))
}

const shaped = (schema: TSchema | undefined, raw: unknown, operation: string): unknown => {
  if (!schema) return {}
  const value = Value.Convert(schema, Value.Default(schema, { ...(raw as object) }))
  checkInput(schema, value, operation)
  return value
}

/** The one file of a multipart request. */
const uploaded = async (web: Web, request: FastifyRequest, limit: number): Promise<Upload> => {
  if (!request.isMultipart()) throw new Problem('unsupported-content', 415)
  const { files } = await readForm(request, web, limit, () => Promise.resolve())
  const { file, ...others } = files
  for (const other of Object.values(others)) await web.files.remove(other.fileId)
  if (!file)
    throw new Problem('input-invalid', 422, { fields: [{ path: 'file', message: 'problem.field-missing' }] })
  return file
}

const presented = (web: Web, { headers, method, url }: FastifyRequest): Presented | undefined => {
  const [, scheme, token] = /^(Bearer|DPoP) ([\w-]{1,200})$/i.exec(headers.authorization ?? '') ?? []
  if (scheme === undefined || token === undefined) return undefined
  return {
    scheme: scheme.toLowerCase() === 'dpop' ? 'DPoP' : 'Bearer',
    token,
    proof: typeof headers.dpop === 'string' ? headers.dpop.slice(0, 4_000) : undefined,
    method,
    url: web.config.publicUrl + (url.split('?')[0] ?? ''),
  }
}

/** A proof is good once, so a request's token is looked at once. */
const systems = new WeakMap<FastifyRequest, Promise<Actor | undefined>>()

/** A token says who asks, and then nothing else does: a cookie beside it does not count. */
const cameAs = async (web: Web, request: FastifyRequest): Promise<Pick<Caller, 'actor' | 'csrfSecret'>> => {
  const token = presented(web, request)
  if (!token) return callerOf(request, web.sessionOf, web.config.publicUrl.startsWith('https:'))
  const found = systems.get(request) ?? web.clientOf(token)
  systems.set(request, found)
  const actor = await found
  if (!actor) throw new Problem('token-needed', 401)
  return { actor, csrfSecret: undefined }
}

const handle = async (
  web: Web,
  limits: RateLimits,
  route: ApiRoute,
  request: FastifyRequest,
  to: FastifyReply,
): Promise<FastifyReply> => {
  const { actor, csrfSecret } = await cameAs(web, request)
  const { operation } = route
  const refused = (reason: string): Promise<void> => web.refused(actor, operation.name, reason)
  limits.count(request, apiClass(route), actor, () => void refused('too-many-requests'))
  if (route.access === 'session' && !csrfSecret) throw new Problem('sign-in-needed', 401)
  if (route.access === 'client' && actor.kind !== 'client') throw new Problem('token-needed', 401)
  if (operation.kind === 'command') {
    const holds = !csrfSecret || csrfHolds(csrfSecret, request.headers['x-csrf-token'])
    if (!holds || !fromThisSite(request, web.config.ownOrigin)) {
      await refused('cross-site')
      throw new Problem('cross-site', 403)
    }
  }
  const still = stillThere(actor, async () => (await cameAs(web, request)).actor)
  const came: ApiRequest<never, never, never> = {
    params: shaped(route.params, request.params, operation.name) as never,
    query: shaped(route.query, request.query, operation.name) as never,
    body: shaped(route.body, request.body, operation.name) as never,
    address: request.ip,
    ...(route.uploadLimit ? { file: await uploaded(web, request, route.uploadLimit) } : {}),
  }
  // a file takes its time; who sent it may have signed out since
  const acting = await still()
  const key = request.headers['idempotency-key']
  const options = typeof key === 'string' ? { idempotencyKey: key } : {}
  const result =
    operation.kind === 'command'
      ? await web.hands
          .perform(operation, route.input(came), acting, options)
          .catch(async (error: unknown) => {
            const kept =
              error instanceof Problem && error.status === 409 ? route.keep?.input(came) : undefined
            if (route.keep && kept !== undefined) await web.hands.perform(route.keep.operation, kept, acting)
            throw error
          })
      : await web.hands.ask(operation, route.input(came), acting)
  to.code(route.status ?? 200).header('cache-control', 'no-store')
  return to
    .type('application/json; charset=utf-8')
    .send(route.output ? route.output(result as never) : result)
}

/** Mounts the route table under `/api/v1`, with its description and the session's token for writes. */
export const mountApi = async (app: FastifyInstance, web: Web, limits: RateLimits): Promise<void> => {
  let description: Promise<Record<string, unknown>> | undefined
  const register = (api: FastifyInstance, _options: object, done: () => void): void => {
    api.addSchema(problemSchema)
    api.setErrorHandler(async (error, request, to) => {
      const problem = asProblem(error, web.log)
      await noteTurnedAway(web, request, problem, async () => (await cameAs(web, request)).actor)
      return sendProblem(web, request, to, problem)
    })
    api.setNotFoundHandler((request, to) => sendProblem(web, request, to, new Problem('not-found', 404)))
    // shapes are checked by `shaped` with the same compiled schemas as everywhere; Fastify serialises and describes
    api.setValidatorCompiler(() => () => true)
    for (const route of web.api) {
      const { method, path } = route
      api.route({
        method,
        url: path,
        schema: routeSchema(route),
        handlerTimeout: route.uploadLimit === undefined ? timesOut.answer : timesOut.answerWithFile,
        handler: (request, to) => handle(web, limits, route, request, to),
      })
    }
    api.get('/session', { schema: sessionRouteSchema }, async (request, to) => {
      const { actor, csrfSecret } = await callerOf(
        request,
        web.sessionOf,
        web.config.publicUrl.startsWith('https:'),
      )
      limits.count(request, 'api-read', actor)
      to.header('cache-control', 'no-store')
      return to.send({ actor: actorKey(actor), csrfToken: csrfSecret ? csrfToken(csrfSecret) : '' })
    })
    api.get('/openapi.json', async (_request, to) => {
      description ??= describeApi(web.api)
      to.header('cache-control', 'no-store')
      return to.type('application/json; charset=utf-8').send(JSON.stringify(await description))
    })
    done()
  }
  await app.register(register, { prefix: apiPrefix })
}
