import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'

/** One way to look at a page. */
export interface Look {
  readonly language: 'zh' | 'en'
  readonly width: 1280 | 390
  readonly size: 'md' | 'lg'
}

/** All eight ways: both languages, both widths, both sizes. */
export const allLooks: readonly Look[] = (['zh', 'en'] as const).flatMap((language) =>
  ([1280, 390] as const).flatMap((width) =>
    (['md', 'lg'] as const).map((size) => ({ language, width, size })),
  ),
)

/** The two that stand for all in the tests: each language, width and size once; `npm run look` takes all eight. */
export const testLooks: readonly Look[] = [
  { language: 'zh', width: 1280, size: 'md' },
  { language: 'en', width: 390, size: 'lg' },
]

export const lookName = ({ language, width, size }: Look): string =>
  `${language}-${width}${size === 'lg' ? '-elder' : ''}`

/** Opens pages of `origin` one way, with the cookies of a person; policies of the page do not stop the checks. */
export const openLook = async (
  browser: Browser,
  origin: string,
  look: Look,
  cookies: ReadonlyMap<string, string> = new Map(),
): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.width === 390 ? 844 : 900 },
    locale: look.language === 'zh' ? 'zh-CN' : 'en',
    bypassCSP: true,
  })
  const all = new Map([...cookies, ['tb-lang', look.language], ['tb-size', look.size]])
  await context.addCookies([...all].map(([name, value]) => ({ name, value, url: origin })))
  return context.newPage()
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds (WCAG 2.2 AA and good practice), one line each; and whether the page scrolls sideways. */
export const findingsOn = async (page: Page): Promise<string[]> => {
  await page.evaluate(axeSource)
  const results = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults
  const findings = results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.length}×) ${nodes[0]?.html.slice(0, 160) ?? ''}`,
  )
  const sideways = (await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )) as number
  if (sideways <= 0) return findings
  const widest = (await page.evaluate(
    `[...document.querySelectorAll('main *, header *, footer *')].filter((one) =>
      one.children.length === 0 && one.getBoundingClientRect().right > document.documentElement.clientWidth
    ).map((one) => one.outerHTML.slice(0, 120))[0] ?? ''`,
  )) as string
  return [...findings, `scrolls sideways by ${sideways} px: ${widest}`]
}

/** The whole page in one picture, as on a screen so high that nothing sticks over it. */
export const pictureOf = async (page: Page, file: string): Promise<void> => {
  const before = page.viewportSize()
  const height = (await page.evaluate('document.documentElement.scrollHeight')) as number
  await page.setViewportSize({ width: before?.width ?? 1280, height: Math.min(height, 12_000) })
  await page.screenshot({ path: file })
  if (before) await page.setViewportSize(before)
}
