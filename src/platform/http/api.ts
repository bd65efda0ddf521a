import type { Static, TSchema } from 'typebox'
import type { Command, Query } from '../../kernel/operation.ts'
import type { ProblemStatus } from '../../kernel/problem.ts'
import type { Text } from '../../kernel/text.ts'
import type { Upload } from './page.ts'

/** What came in, checked against the schemas of the line. */
export interface ApiRequest<P, Q, B> {
  readonly params: P
  readonly query: Q
  readonly body: B
  /** Address of the machine it came from. */
  readonly address: string
  /** The file that came, already on disk and encrypted. */
  readonly file?: Upload | undefined
}

/** One line of an API route table: HTTP → operation. The OpenAPI description is made from these lines alone. */
export interface ApiRoute<
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below `/api/v1`, Fastify style: `/items/:taskCode`. */
  readonly path: string
  readonly summary: Text
  readonly operation: Query<never> | Command<never>
  /**
   * 'public', a signed-in session (cookie with CSRF token, for writes an Idempotency-Key), or a registered system
   * with a bearer token of its own.
   */
  readonly access: 'public' | 'session' | 'client'
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** Most bytes of the one file it takes as multipart form data, in the field `file`; then there is no `body`. */
  readonly uploadLimit?: number
  /** Schema of the answer; fields it does not name are dropped. */
  readonly answer: TSchema
  readonly status?: 200 | 201
  /** Problem statuses it may answer with, besides 400 and 500. */
  readonly problems: readonly ProblemStatus[]
  /** The operation's input from the request. */
  readonly input: (request: ApiRequest<Static<P>, Static<Q>, Static<B>>) => unknown
  /** Performed when the operation lost a race (409), so that what was written for it is kept; undefined: nothing was. */
  readonly keep?: {
    readonly operation: Command<never>
    readonly input: (request: ApiRequest<Static<P>, Static<Q>, Static<B>>) => unknown
  }
  /** The answer from the operation's output; default as it is. */
  readonly output?: (result: never) => unknown
}

/** Keeps the types of one line together; the table holds them erased. */
export const apiRoute = <P extends TSchema, Q extends TSchema, B extends TSchema>(
  route: ApiRoute<P, Q, B>,
): ApiRoute => route as unknown as ApiRoute
