import type { FastifyInstance } from 'fastify'
import type { RateLimits } from './rate-limits.ts'
import { asProblem, type Web } from './web.ts'

/** Where browsers tell of what a page's policy kept from running. */
export const policyReportPath = '/policy-reports'

const bodyLimit = 32_768
const mostKinds = 500

/** What is kept of a report: which rule, where, what kind of thing. Nothing that somebody typed or that is about anybody. */
export interface PolicyReport {
  readonly directive: string
  readonly page: string
  readonly blocked: string
}

const textIn = (report: Record<string, unknown>, ...names: string[]): string =>
  names.map((name) => report[name]).find((value): value is string => typeof value === 'string') ?? ''

/** `inline`, `eval`, the scheme of what is no web address, or the origin of what is one. */
const blockedIn = (what: string): string => {
  if (/^[a-z-]{1,30}$/.test(what)) return what
  if (!URL.canParse(what)) return '?'
  const { protocol, origin } = new URL(what)
  return protocol === 'https:' || protocol === 'http:' ? origin.slice(0, 100) : protocol.slice(0, 30)
}

/** The reports of one request: an old browser sends one object, a new one a list. */
export const reportsIn = (sent: unknown, isPage: (root: string) => boolean): readonly PolicyReport[] => {
  const list = Array.isArray(sent) ? sent.slice(0, 20) : [sent]
  return list.flatMap((one: unknown) => {
    const outer = (one ?? {}) as Record<string, unknown>
    const report = (outer['csp-report'] ?? outer.body) as Record<string, unknown> | undefined
    if (typeof report !== 'object' || report === null) return []
    const directive = textIn(report, 'effectiveDirective', 'effective-directive', 'violated-directive')
    const address = textIn(report, 'documentURL', 'document-uri')
    const [, root = ''] = URL.canParse(address) ? new URL(address).pathname.split('/') : []
    return [
      {
        directive: /^[a-z-]{1,40}/.exec(directive)?.[0] ?? '?',
        page: isPage(root) ? `/${root}` : '?',
        blocked: blockedIn(textIn(report, 'blockedURL', 'blocked-uri')),
      },
    ]
  })
}

/** Says a kind of report the first time, and then at 10, 100, 1,000 … so that nobody can fill the log. */
export const countingReports = (tell: (report: PolicyReport & { readonly times: number }) => void) => {
  const counts = new Map<string, number>()
  return (report: PolicyReport): void => {
    const key = JSON.stringify(report)
    if (!counts.has(key) && counts.size >= mostKinds) return
    const times = (counts.get(key) ?? 0) + 1
    counts.set(key, times)
    if (/^10*$/.test(String(times))) tell({ ...report, times })
  }
}

/** Takes the reports that browsers send about the content security policy, and tells the log. */
export const mountPolicyReports = async (
  app: FastifyInstance,
  web: Web,
  limits: RateLimits,
): Promise<void> => {
  const roots = new Set(web.pages.map(({ spec }) => spec.path.split('/')[1] ?? ''))
  const count = countingReports((policy) =>
    web.log.warn({ policy }, 'a page was kept from breaking its policy'),
  )
  await app.register((reports, _options, done) => {
    reports.removeAllContentTypeParsers()
    for (const type of ['application/csp-report', 'application/reports+json'])
      reports.addContentTypeParser(
        type,
        { parseAs: 'string', bodyLimit },
        reports.getDefaultJsonParser('error', 'error'),
      )
    reports.setErrorHandler((error, _request, reply) => reply.code(asProblem(error, web.log).status).send())
    reports.post(policyReportPath, (request, reply) => {
      limits.count(request, 'report')
      for (const report of reportsIn(request.body, (root) => roots.has(root))) count(report)
      return reply.code(204).send()
    })
    done()
  })
}
