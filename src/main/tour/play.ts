import type { PageAnswer } from './visitor.ts'

export interface Step {
  readonly who: string
  readonly did: string
  readonly ms: number
}

/** Each step of the tour: done, checked, timed and told. A check that fails ends the tour. */
export const createPlay = (tell: (step: Step) => void) => {
  const steps: Step[] = []
  return {
    steps,
    async step<T>(who: string, did: string, work: () => Promise<T>): Promise<T> {
      const began = performance.now()
      try {
        return await work()
      } catch (error) {
        throw new Error(`${who}: ${did}: ${(error as Error).message}`, { cause: error })
      } finally {
        const step = { who, did, ms: Math.round(performance.now() - began) }
        steps.push(step)
        tell(step)
      }
    },
  }
}
export type Play = ReturnType<typeof createPlay>

/** Stops the tour with what was expected. */
export const expect = (holds: unknown, expected: string): void => {
  if (!holds) throw new Error(`expected ${expected}`)
}

/** The page must have answered with `status`; its text, without tags, is returned. */
export const textOf = (page: PageAnswer, status = 200): string => {
  if (page.status !== status)
    throw new Error(`${page.url} answered ${page.status}, not ${status}: ${page.title}`)
  return page.html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
}

/** The first address on the page that matches; group 1 if the pattern has one. */
export const linkOn = (page: PageAnswer, pattern: RegExp): string => {
  for (const [, href = ''] of page.html.matchAll(/href="([^"]*)"/g)) {
    const found = pattern.exec(href.replaceAll('&amp;', '&'))
    if (found) return found[1] ?? found[0]
  }
  throw new Error(`no link like ${pattern} on ${page.url} (${page.title})`)
}

export const waitFor = async <T>(
  what: string,
  look: () => Promise<T | undefined>,
  seconds = 30,
): Promise<T> => {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${what} did not come within ${seconds} s`)
}
