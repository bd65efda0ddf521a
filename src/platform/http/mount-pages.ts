import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import type { Actor } from '../../kernel/actor.ts'
import type { Ask } from '../../kernel/operation.ts'
import { notFound, Problem } from '../../kernel/problem.ts'
import { wordsIn } from '../i18n/words.ts'
import { compiledCheck } from '../operations/check-input.ts'
import type {
  Download,
  Page,
  PageContext,
  PageFor,
  PageRequest,
  PostRequest,
  Redirect,
  Shell,
  View,
} from './page.ts'
import { readForm } from './read-form.ts'
import { send } from './send.ts'
import { type Caller, callerOf, csrfHolds, csrfToken, fromThisSite, sessionCookie } from './session.ts'
import { asProblem, type Web } from './web.ts'

type Answer = View | Redirect | Download

const emptyShell: Shell = { unread: 0 }

/** A path or query that does not fit its schema is an address that does not exist. */
const shaped = (schema: TSchema | undefined, raw: unknown): unknown => {
  if (!schema) return {}
  const value = Value.Convert(schema, Value.Clean(schema, { ...(raw as object) }))
  if (!compiledCheck(schema).Check(value)) throw notFound()
  return value
}

const admit = (allowed: PageFor, actor: Actor): void => {
  if (allowed === 'anyone' || actor.kind === allowed) return
  if (actor.kind === 'visitor') throw new Problem('sign-in-needed', 401)
  throw notFound()
}

export const mountPages = (app: FastifyInstance, web: Web): void => {
  const contextOf = async (
    request: FastifyRequest,
    caller: Caller,
    ask: Ask,
    instead?: Shell,
  ): Promise<PageContext> => ({
    actor: caller.actor,
    words: wordsIn(caller.preferences.language),
    preferences: caller.preferences,
    shell: await web.shell(ask, caller.actor, caller.preferences).catch((error: unknown) => {
      if (instead) return instead
      throw error
    }),
    url: request.url,
    publicUrl: web.config.publicUrl,
    csrfToken: caller.csrfSecret ? csrfToken(caller.csrfSecret) : '',
    idempotencyKey: randomBytes(12).toString('base64url'),
    sample: web.sample,
    now: web.now(),
  })

  /** Anonymous pages ask the pool; a signed-in page is one read-only snapshot. */
  const reading = <T>(actor: Actor, work: (ask: Ask) => Promise<T>): Promise<T> =>
    actor.kind === 'visitor'
      ? work((query, input) => web.hands.ask(query, input, actor))
      : web.hands.snapshot(actor, work)

  const reply = (
    request: FastifyRequest,
    to: FastifyReply,
    page: Page,
    answer: Answer,
    context: PageContext,
    status = 200,
  ): FastifyReply => {
    if ('redirect' in answer) {
      for (const cookie of answer.cookies ?? []) setCookie(to, cookie)
      return to.code(303).header('location', answer.redirect).send()
    }
    to.header('cache-control', context.actor.kind === 'visitor' ? 'no-cache' : 'no-store')
    if ('file' in answer) {
      const disposition = answer.inline ? 'inline' : 'attachment'
      return to
        .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(answer.name)}`)
        .type(answer.type)
        .send(answer.file)
    }
    if (answer.refreshSeconds) to.header('refresh', String(answer.refreshSeconds))
    return send(
      request,
      to.code(answer.status ?? status).type('text/html; charset=utf-8'),
      page.layout(answer, context),
    )
  }
  const setCookie = (to: FastifyReply, cookie: NonNullable<Redirect['cookies']>[number]): void => {
    const tls = web.config.publicUrl.startsWith('https:')
    to.setCookie(cookie.name, cookie.value, {
      path: '/',
      sameSite: 'lax',
      secure: tls,
      httpOnly: cookie.httpOnly ?? true,
      ...(cookie.maxAgeSeconds === undefined ? {} : { maxAge: cookie.maxAgeSeconds }),
    })
  }

  const failed = async (
    request: FastifyRequest,
    to: FastifyReply,
    caller: Caller | undefined,
    error: unknown,
  ): Promise<FastifyReply> => {
    const problem = asProblem(error, web.log)
    if (problem.status === 401)
      return to
        .code(303)
        .header('location', `/sign-in?next=${encodeURIComponent(request.url)}`)
        .send()
    const known = caller ?? (await callerOf(request, () => Promise.resolve(undefined)))
    const ask: Ask = (query, input) => web.hands.ask(query, input, known.actor)
    // when the database is away the frame is empty, but the sentence is there
    const context = { ...(await contextOf(request, known, ask, emptyShell)), problem }
    const view = web.problemView(problem, context)
    return reply(request, to, { layout: web.problemLayout } as Page, view, context, problem.status)
  }

  const handleGet = async (page: Page, request: FastifyRequest, to: FastifyReply): Promise<FastifyReply> => {
    let caller: Caller | undefined
    try {
      caller = await callerOf(request, web.sessionOf)
      const { spec } = page
      admit(spec.for, caller.actor)
      const known = caller
      const params = shaped(spec.params, request.params)
      const query = shaped(spec.query, request.query)
      const sessionToken = request.cookies[sessionCookie]
      const [answer, context] = await reading(caller.actor, async (ask) => {
        const context = await contextOf(request, known, ask)
        return [
          await spec.get?.({ ...context, params, query, ask, sessionToken } as PageRequest<
            never,
            never,
            never
          >),
          context,
        ] as const
      })
      if (!answer) throw notFound()
      return reply(request, to, page, answer, context)
    } catch (error) {
      return failed(request, to, caller, error)
    }
  }

  const handlePost = async (page: Page, request: FastifyRequest, to: FastifyReply): Promise<FastifyReply> => {
    let caller: Caller | undefined
    try {
      caller = await callerOf(request, web.sessionOf)
      const { spec } = page
      const { actor, csrfSecret } = caller
      if (!fromThisSite(request)) throw new Problem('cross-site', 403)
      admit(spec.for, actor)
      const addressed = {
        params: shaped(spec.params, request.params),
        query: shaped(spec.query, request.query),
      }
      const { body, files } = await readForm(request, web.files, spec.uploadLimit, (fields) => {
        if (csrfSecret && !csrfHolds(csrfSecret, fields._csrf)) throw new Problem('cross-site', 403)
      })
      const ask: Ask = (query, input) => web.hands.ask(query, input, actor)
      const context = await contextOf(request, caller, ask)
      const idempotencyKey = typeof body._key === 'string' && body._key !== '' ? body._key : null
      const sessionToken = request.cookies[sessionCookie]
      const base = { ...addressed, ask, sessionToken }
      const perform: PostRequest<Actor, unknown, unknown>['perform'] = (command, input, options = {}) =>
        web.hands.perform(command, input, actor, { idempotencyKey, ...options })
      try {
        const answer = await spec.post?.({
          ...context,
          ...base,
          body,
          files,
          perform,
        } as unknown as PostRequest<never, never, never>)
        if (!answer) throw notFound()
        return reply(request, to, page, answer, context)
      } catch (error) {
        if (!(error instanceof Problem) || [401, 404].includes(error.status) || !spec.get) throw error
        const again = { ...context, ...base, problem: error, typed: body }
        const answer = await spec.get(again as unknown as PageRequest<never, never, never>)
        return reply(request, to, page, answer, again, error.status)
      }
    } catch (error) {
      return failed(request, to, caller, error)
    }
  }

  for (const page of web.pages) {
    if (page.spec.get) app.get(page.spec.path, (request, to) => handleGet(page, request, to))
    if (page.spec.post) app.post(page.spec.path, (request, to) => handlePost(page, request, to))
  }
  app.setNotFoundHandler(async (request, to) => {
    const caller = await callerOf(request, web.sessionOf).catch(() => undefined)
    return failed(request, to, caller, notFound())
  })
  app.setErrorHandler((error, request, to) => failed(request, to, undefined, error))
}
