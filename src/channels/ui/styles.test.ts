import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildAssets } from './assets.ts'

const theme = readFileSync(new URL('styles/theme.css', import.meta.url), 'utf8')
const half = { light: theme.indexOf('color-scheme.light'), dark: theme.indexOf('color-scheme.dark') }

const token = (scheme: 'light' | 'dark', name: string): string => {
  const value = new RegExp(`--ds-color-${name}: (#[0-9a-fA-F]{6})`).exec(theme.slice(half[scheme]))?.[1]
  if (value === undefined) throw new Error(`no token ${name}`)
  return value
}

/** Relative luminance (WCAG 2.2). */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

describe.each(['light', 'dark'] as const)('the %s theme', (scheme) => {
  it.each([
    ['neutral-text-default', 'neutral-surface-tinted', 4.5],
    ['neutral-text-subtle', 'neutral-background-default', 4.5],
    ['neutral-text-subtle', 'neutral-surface-tinted', 4.5],
    ['accent-base-contrast-default', 'accent-base-default', 4.5],
    ['accent-text-subtle', 'accent-surface-tinted', 4.5],
    ['warning-text-default', 'warning-surface-tinted', 4.5],
    ['danger-text-default', 'danger-surface-tinted', 4.5],
    ['danger-text-subtle', 'neutral-background-default', 4.5],
    ['brand2-text-default', 'brand2-surface-tinted', 4.5],
    ['success-text-default', 'success-surface-tinted', 4.5],
    ['neutral-border-default', 'neutral-background-default', 3],
  ])('%s on %s is at least %d : 1', (front, back, least) => {
    expect(contrast(token(scheme, front), token(scheme, back))).toBeGreaterThanOrEqual(least)
  })
})

describe('the style sheet', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tongban-css-'))
  let css = ''
  let href = ''
  beforeAll(async () => {
    const [styles] = await buildAssets(folder)
    css = styles?.body.toString('utf8') ?? ''
    href = styles?.path ?? ''
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('puts ours after the layers of the design system', () => {
    expect(css).toMatch(/^@layer ds\.theme,\s*ds\.base,\s*ds\.components,\s*tb;/)
  })
  it('leaves room for the page in 60 KB', () => {
    expect(gzipSync(css).length).toBeLessThan(24_000)
  })
  it('loads nothing from elsewhere', () => {
    expect(css).not.toMatch(/url\(["']?https?:/)
    expect(css).not.toContain('@font-face')
  })
  it('is built once for the same sources', async () => {
    const again = await buildAssets(folder)
    expect(again[0]?.path).toBe(href)
    expect(href).toMatch(/^\/assets\/tongban-[0-9a-f]{16}\.css$/)
  })
})
