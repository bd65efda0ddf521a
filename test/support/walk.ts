import { pages } from '../../src/main/channels.ts'
import type { Visitor } from '../../src/main/tour/visitor.ts'

export interface Walked {
  readonly path: string
  readonly status: number
  readonly headers: Headers
  readonly body: string
}

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`)
const patterns = pages.map(({ spec }) => ({ path: spec.path, fits: patternOf(spec.path) }))

/** The declared page that an address leads to. */
export const pageAt = (address: string): string => {
  const { pathname } = new URL(address, 'http://here.invalid')
  const fitting = patterns.filter(({ fits }) => fits.test(pathname)).map(({ path }) => path)
  return fitting.sort((a, b) => a.split(':').length - b.split(':').length)[0] ?? pathname
}

const linksIn = (html: string): string[] =>
  [...html.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))

/** Follows the links of pages as this person, at most twice to each declared page. */
export const walk = async (who: Visitor, from: readonly string[]): Promise<Walked[]> => {
  const waiting = [...from]
  const seen = new Set(waiting)
  const times = new Map<string, number>()
  const walked: Walked[] = []
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const page = pageAt(path)
    const before = times.get(page) ?? 0
    if (before >= 2) continue
    times.set(page, before + 1)
    const response = await who.request(path, {}, false)
    const body = await response.text()
    walked.push({ path, status: response.status, headers: response.headers, body })
    const location = response.headers.get('location')
    for (const next of [...linksIn(body), ...(location?.startsWith('/') ? [location] : [])]) {
      if (seen.has(next)) continue
      seen.add(next)
      waiting.push(next)
    }
  }
  return walked
}
