import fc, { type Arbitrary } from 'fast-check'
import { bodies, nasty, type Schema, valid } from './arbitrary.ts'

export interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedLine>>>>
  readonly components: object
}
interface DescribedLine {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { schema: object }>> }>
  >
}

export interface Line extends DescribedLine {
  readonly method: string
  readonly path: string
}

export const linesOf = ({ paths }: Described): Line[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, line]) => ({ ...line, method: method.toUpperCase(), path })),
  )

/** One request to be sent. */
export interface Shot {
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

const value = (schema: Schema, ids: readonly string[]): Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: valid(schema, ids).map(String) },
    { weight: 3, arbitrary: fc.constantFrom(...ids) },
    { weight: 2, arbitrary: fc.constantFrom(...nasty) },
  )

/** A value as it may stand in an address; half a surrogate pair has no such form. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed())

/** Requests of one line of the API, right and wrong ones mixed; `token` is the session's own for writes. */
export const shots = (line: Line, ids: readonly string[], token: string): Arbitrary<Shot> => {
  const parameters = line.parameters ?? []
  const at = (place: string) => parameters.filter((parameter) => parameter.in === place)
  const inPath = fc.record(
    Object.fromEntries(at('path').map(({ name, schema }) => [name, value(schema, ids)])),
  )
  const inQuery = fc.record(
    Object.fromEntries(
      at('query').map(({ name, schema }) => [
        name,
        fc.array(value(schema, ids), { minLength: 1, maxLength: 2 }),
      ]),
    ),
    { requiredKeys: [] },
  )
  const schema = line.requestBody?.content['application/json']?.schema
  const body: Arbitrary<string | undefined> = schema ? bodies(schema, ids) : fc.constant(undefined)
  const type = fc.oneof(
    { weight: 15, arbitrary: fc.constant('application/json') },
    fc.constantFrom(
      'text/csv',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/json; charset=utf-16',
    ),
  )
  const key = fc.oneof(
    { weight: 5, arbitrary: fc.constant('') },
    fc.constantFrom('short', 'a key with blanks', 'x'.repeat(300), 'the-same-key-again'),
  )
  return fc
    .tuple(inPath, inQuery, body, type, key)
    .map(([params, query, sent, contentType, idempotencyKey]) => {
      const path = line.path.replace(/\{(\w+)\}/g, (_all, name: string) => encoded(params[name] || ' '))
      const search = Object.entries(query).flatMap(([name, values]) =>
        (values ?? []).map((one) => `${name}=${encoded(one)}`),
      )
      return {
        address: search.length > 0 ? `${path}?${search.join('&')}` : path,
        headers: {
          ...(line.method === 'GET' ? {} : { 'x-csrf-token': token }),
          ...(sent === undefined ? {} : { 'content-type': contentType }),
          ...(idempotencyKey === '' ? {} : { 'idempotency-key': idempotencyKey }),
        },
        body: sent,
      }
    })
}
