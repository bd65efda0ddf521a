import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import type { Actor } from '../../kernel/actor.ts'
import type { Ask } from '../../kernel/operation.ts'
import { notFound, Problem } from '../../kernel/problem.ts'
import { wordsIn } from '../i18n/words.ts'
import { compiledCheck } from '../operations/check-input.ts'
import { noteTurnedAway } from './door.ts'
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
import { isProving, pageClass } from './rate-class.ts'
import { type RateLimits, retryAfter } from './rate-limits.ts'
import { type FormBody, readForm } from './read-form.ts'
import { allowFormAction, asAttachment } from './security-headers.ts'
import { send } from './send.ts'
import {
  type Caller,
  callerOf,
  csrfHolds,
  csrfToken,
  fromThisSite,
  sessionCookie,
  wireName,
} from './session.ts'
import { stillThere } from './still.ts'
import { timesOut } from './times-out.ts'
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

/** Where the level of a session is raised; afterwards one is back on the page that asked for it. */
const stepUpPath = ({ values }: Problem, to: string): string => {
  const asked = Object.entries(values).map(([name, value]) => [name, String(value)])
  return `/sign-in/step-up?${new URLSearchParams([...asked, ['to', to]])}`
}

const isAdmitted = (allowed: PageFor, actor: Actor): boolean => allowed === 'anyone' || actor.kind === allowed

export const mountPages = (app: FastifyInstance, web: Web, limits: RateLimits): void => {
  const tls = web.config.publicUrl.startsWith('https:')
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
      const leaves = answer.cookies?.some(({ name, value }) => name === sessionCookie && value === '')
      if (leaves) to.header('clear-site-data', '"cache", "storage"')
      return to.code(303).header('cache-control', 'no-store').header('location', answer.redirect).send()
    }
    const open =
      context.actor.kind === 'visitor' &&
      request.method === 'GET' &&
      !isProving(request.routeOptions.url ?? '')
    to.header('cache-control', open ? 'no-cache' : 'no-store')
    if ('file' in answer) return asAttachment(to, answer.name).type(answer.type).send(answer.file)
    if (answer.formAction) allowFormAction(to, answer.formAction)
    if (answer.refreshSeconds) to.header('refresh', String(answer.refreshSeconds))
    return send(
      request,
      to.code(answer.status ?? status).type('text/html; charset=utf-8'),
      page.layout(answer, context),
    )
  }
  const setCookie = (to: FastifyReply, cookie: NonNullable<Redirect['cookies']>[number]): void => {
    to.setCookie(wireName(cookie.name, tls), cookie.value, {
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
    await noteTurnedAway(
      web,
      request,
      problem,
      async () => (caller ?? (await callerOf(request, web.sessionOf, tls))).actor,
    )
    if (problem.status === 401)
      return to
        .code(303)
        .header('location', `/sign-in?next=${encodeURIComponent(request.url)}`)
        .send()
    if (problem.code === 'step-up-needed' && caller?.csrfSecret)
      return to.code(303).header('location', stepUpPath(problem, request.url)).send()
    const known = caller ?? (await callerOf(request, () => Promise.resolve(undefined), tls))
    const ask: Ask = (query, input) => web.hands.ask(query, input, known.actor)
    // when the database is away the frame is empty, but the sentence is there
    const context = { ...(await contextOf(request, known, ask, emptyShell)), problem }
    if (problem.status === 429) to.header('retry-after', retryAfter(problem))
    const view = web.problemView(problem, context)
    return reply(request, to, { layout: web.problemLayout } as Page, view, context, problem.status)
  }

  const count = (page: Page, method: string, request: FastifyRequest, actor: Actor): void => {
    const { path, uploadLimit } = page.spec
    const kind = pageClass({ method, path, takesFiles: uploadLimit !== undefined })
    limits.count(request, kind, actor, () => void refused(page, actor, 'too-many-requests'))
  }

  /** The audit row of somebody known whom no operation was even asked for. */
  const refused = (page: Page, actor: Actor, reason: string): Promise<void> => {
    const { does, path } = page.spec
    const named = does === 'static' ? undefined : (does.find(({ kind }) => kind === 'command') ?? does[0])
    return web.refused(actor, named?.name ?? 'platform.page', reason, { page: path })
  }

  const admit = async (page: Page, actor: Actor): Promise<void> => {
    if (isAdmitted(page.spec.for, actor)) return
    if (actor.kind === 'visitor') throw new Problem('sign-in-needed', 401)
    await refused(page, actor, 'not-in-this-capacity')
    throw notFound()
  }

  const handleGet = async (page: Page, request: FastifyRequest, to: FastifyReply): Promise<FastifyReply> => {
    let caller: Caller | undefined
    try {
      caller = await callerOf(request, web.sessionOf, tls)
      const { spec } = page
      count(page, 'GET', request, caller.actor)
      await admit(page, caller.actor)
      const known = caller
      const params = shaped(spec.params, request.params)
      const query = shaped(spec.query, request.query)
      const { sessionToken, device } = caller
      const [answer, context] = await reading(caller.actor, async (ask) => {
        const context = await contextOf(request, known, ask)
        return [
          await spec.get?.({ ...context, params, query, ask, sessionToken, device } as PageRequest<
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
      caller = await callerOf(request, web.sessionOf, tls)
      const { spec } = page
      const { actor, csrfSecret } = caller
      count(page, 'POST', request, actor)
      const crossSite = async (): Promise<never> => {
        await refused(page, actor, 'cross-site')
        throw new Problem('cross-site', 403)
      }
      if (!fromThisSite(request, web.config.ownOrigin)) await crossSite()
      await admit(page, actor)
      const addressed = {
        params: shaped(spec.params, request.params),
        query: shaped(spec.query, request.query),
      }
      const still = stillThere(actor, async () => (await callerOf(request, web.sessionOf, tls)).actor)
      const ask: Ask = async (query, input) => web.hands.ask(query, input, await still())
      const context = await contextOf(request, caller, ask)
      const { sessionToken, device } = caller
      const base = { ...addressed, ask, sessionToken, device }
      let typed: FormBody | undefined
      try {
        const { body, files } = await readForm(request, web, spec.uploadLimit, async (fields) => {
          if (csrfSecret && !csrfHolds(csrfSecret, fields._csrf)) await crossSite()
          typed = fields
        })
        typed = body
        const idempotencyKey = typeof body._key === 'string' && body._key !== '' ? body._key : null
        const perform: PostRequest<Actor, unknown, unknown>['perform'] = async (command, input, options) =>
          web.hands.perform(command, input, await still(), { idempotencyKey, ...options })
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
        if (!typed || error.code === 'step-up-needed') throw error
        await noteTurnedAway(web, request, error, async () => actor)
        const again = { ...context, ...base, problem: error, typed }
        const answer = await spec.get(again as unknown as PageRequest<never, never, never>)
        return reply(request, to, page, answer, again, error.status)
      }
    } catch (error) {
      return failed(request, to, caller, error)
    }
  }

  for (const page of web.pages) {
    if (page.spec.get) app.get(page.spec.path, (request, to) => handleGet(page, request, to))
    if (page.spec.post) {
      const handlerTimeout = page.spec.uploadLimit === undefined ? timesOut.answer : timesOut.answerWithFile
      app.post(page.spec.path, { handlerTimeout }, (request, to) => handlePost(page, request, to))
    }
  }
  app.setNotFoundHandler(async (request, to) => {
    const caller = await callerOf(request, web.sessionOf, tls).catch(() => undefined)
    return failed(request, to, caller, notFound())
  })
  app.setErrorHandler((error, request, to) => failed(request, to, undefined, error))
}
