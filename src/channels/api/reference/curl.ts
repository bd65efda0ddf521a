import type { ApiRoute } from '../../../platform/http/api.ts'
import { apiPrefix } from '../../../platform/http/describe-api.ts'
import type { Shape } from './schema-words.ts'

const examples: Readonly<Record<string, unknown>> = {
  code: '450721000000',
  division: '450721000000',
  department: 'civil-affairs',
  organId: '450721-civil-affairs',
  q: 'lingshan',
  lastFour: '1234',
  answers: {},
  gaps: ['…'],
  materials: [],
  declared: true,
  n: 1,
}

const valueFor = (name: string, shape: Shape): unknown =>
  examples[name] ?? shape.enum?.[0] ?? (shape.type === 'integer' ? 1 : shape.type === 'boolean' ? true : '…')

const pathFor = (route: ApiRoute): string =>
  route.path.replace(/:(\w+)/g, (_, name: string) => String(examples[name] ?? `{${name}}`))

const required = (shape: Shape | undefined): [string, Shape][] =>
  Object.entries(shape?.properties ?? {}).filter(([name]) => (shape?.required ?? []).includes(name))

/** One line of curl that calls a route; `$cookie` and `$token` stand for a session. */
export const curlFor = (route: ApiRoute, origin: string): string => {
  const query = required(route.query as Shape | undefined).map(([name, shape]) => [
    name,
    String(valueFor(name, shape)),
  ])
  const address = `${origin}${apiPrefix}${pathFor(route)}${query.length > 0 ? `?${new URLSearchParams(query)}` : ''}`
  const body = route.body as Shape | undefined
  const sent = Object.fromEntries(required(body).map(([name, shape]) => [name, valueFor(name, shape)]))
  const parts = [
    'curl',
    ...(route.method === 'GET' ? [] : [`-X ${route.method}`]),
    ...(route.access === 'client' ? ['-H "authorization: Bearer $token"'] : []),
    ...(route.access === 'session' ? ['-H "cookie: tb-session=$cookie"'] : []),
    ...(route.method !== 'GET' && route.access === 'session' ? ['-H "x-csrf-token: $token"'] : []),
    ...(body ? [`-H 'content-type: application/json' -d '${JSON.stringify(sent)}'`] : []),
    `'${address}'`,
  ]
  return parts.join(' ')
}
