import swagger from '@fastify/swagger'
import fastify, { type FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { ProblemStatus } from '../../kernel/problem.ts'
import type { ApiRoute } from './api.ts'

export const apiPrefix = '/api/v1'

/** RFC 9457, one pinned shape for every error of the API. */
export const problemSchema = Type.Object(
  {
    type: Type.String({ description: 'Where the code is explained: /api#<code>.' }),
    title: Type.String({ description: 'A sentence for people, in the language asked for.' }),
    status: Type.Integer(),
    code: Type.String({ description: 'Stable; programs decide by this.' }),
    level: Type.Optional(Type.Integer({ description: 'With step-up-needed: the level that this needs.' })),
    factor: Type.Optional(
      Type.Integer({ description: 'With step-up-needed: 1 where a second factor is needed.' }),
    ),
    fields: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))),
  },
  { $id: 'Problem' },
)

/** What each problem status means to a program. */
export const problemMeanings: Readonly<Record<ProblemStatus, string>> = {
  400: 'The request cannot be read.',
  401: 'Sign in first, or bring a token that is good.',
  403: 'Known, but not allowed; or the token is missing.',
  404: 'Nothing there, or not yours: one answer.',
  409: 'Somebody else was first, or it cannot be done at this point.',
  413: 'Too large.',
  415: 'Not this kind of content.',
  422: 'Something in it is wrong; `fields` says what.',
  429: 'Too many requests or tries; `Retry-After` says when.',
  503: 'Not now; nothing is lost. Repeat with the same Idempotency-Key.',
}

/** Statuses a line can answer with by its nature, and those it names itself. */
export const problemsOf = (route: ApiRoute): readonly ProblemStatus[] => {
  const writes = route.operation.kind === 'command'
  const own: ProblemStatus[] = [400, 429, 503, ...route.problems]
  if (route.params) own.push(404, 422)
  if (route.query) own.push(422)
  if (route.body || route.uploadLimit) own.push(413, 415, 422)
  if (route.access !== 'public') own.push(401, 403)
  if (writes) own.push(403, 409, 422)
  return [...new Set(own)].sort((a, b) => a - b)
}

const problemsAnswered = (statuses: readonly ProblemStatus[]): Record<number, object> =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: problemMeanings[status],
        content: { 'application/problem+json': { schema: Type.Ref('Problem') } },
      },
    ]),
  )
const problemAnswers = (route: ApiRoute): Record<number, object> => problemsAnswered(problemsOf(route))

/** Answered before any line is known, so it is no problem of an operation. */
const tooMuchHead = {
  description: 'Address and headers together are longer than 16 KB.',
  content: { 'application/problem+json': { schema: Type.Ref('Problem') } },
}

const tokenHeader = Type.Object({
  'x-csrf-token': Type.String({ description: 'csrfToken of GET /api/v1/session.' }),
})
const writeHeaders = Type.Object({
  ...tokenHeader.properties,
  'idempotency-key': Type.Optional(
    Type.String({
      minLength: 8,
      maxLength: 200,
      description: 'The same key and body get the stored answer, for 7 days.',
    }),
  ),
})

const fileBody = Type.Object({
  file: Type.String({ format: 'binary', description: 'The file; its name is kept.' }),
})

/** One word of the path that groups lines in the description. */
export const groupOf = (route: ApiRoute): string => route.path.split('/')[1] ?? ''

/** The Fastify schema of one line: what the serializer needs and what the description is made of. */
export const routeSchema = (route: ApiRoute): object => {
  const writes = route.operation.kind === 'command'
  const { summary, params, query, body } = route
  return {
    tags: [groupOf(route)],
    summary: summary.en ?? summary.zh,
    description: summary.zh,
    operationId: [route.method.toLowerCase(), ...(route.path.match(/\w+/g) ?? [])].join('-'),
    ...(params ? { params } : {}),
    ...(query ? { querystring: query } : {}),
    ...(body ? { body } : {}),
    ...(route.uploadLimit ? { consumes: ['multipart/form-data'], body: fileBody } : {}),
    ...(writes && route.access === 'session' ? { headers: writeHeaders } : {}),
    security: route.access === 'public' ? [] : [{ [route.access]: [] }],
    response: {
      [route.status ?? 200]: {
        description: 'Done.',
        content: { 'application/json': { schema: route.answer } },
      },
      ...problemAnswers(route),
      431: tooMuchHead,
    },
  }
}

/** `GET /session` stands beside the table: it answers about the request itself. */
export const sessionSchema = Type.Object({
  actor: Type.String({ description: 'visitor, or the capacity that is signed in.' }),
  csrfToken: Type.String({ description: 'Sent back as x-csrf-token with every write; empty for a visitor.' }),
})
export const sessionRouteSchema = {
  tags: ['session'],
  summary: 'The signed-in capacity and its token for writes',
  description: '当前登录身份,以及写操作所需的令牌',
  operationId: 'get-session',
  security: [],
  response: {
    200: { description: 'Done.', content: { 'application/json': { schema: sessionSchema } } },
    ...problemsAnswered([400, 429, 503]),
    431: tooMuchHead,
  },
}

const info = {
  title: '通办 Tongban API',
  version: 'v1',
  description:
    'Public reads need nothing. Writes need the session cookie of a person who signed in, the x-csrf-token of ' +
    'GET /api/v1/session, and take an Idempotency-Key. Errors are RFC 9457 with a stable code. ' +
    '公共查询无需登录;写操作需要登录会话、令牌,可带幂等键;错误格式遵循 RFC 9457,code 稳定不变。',
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
}

const add = (api: FastifyInstance, method: string, url: string, schema: object): void => {
  api.route({ method, url, schema, handler: (_request, reply) => reply.send() })
}

/** The OpenAPI 3.1 description, from the route table alone. */
export const describeApi = async (routes: readonly ApiRoute[]): Promise<Record<string, unknown>> => {
  const app = fastify()
  app.setValidatorCompiler(() => () => true)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info,
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'tb-session' },
          client: {
            type: 'oauth2',
            description: 'A registered system with its own token (client credentials).',
            flows: { clientCredentials: { tokenUrl: '/oidc/token', scopes: {} } },
          },
        },
      },
    },
    refResolver: { buildLocalReference: (json) => String((json as { $id?: string }).$id) },
  })
  await app.register(
    (api, _options, done) => {
      api.addSchema(problemSchema)
      add(api, 'GET', '/session', sessionRouteSchema)
      for (const route of routes) add(api, route.method, route.path, routeSchema(route))
      done()
    },
    { prefix: apiPrefix },
  )
  await app.ready()
  const description = app.swagger() as unknown as Record<string, unknown>
  await app.close()
  return description
}
