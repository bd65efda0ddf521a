import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import {
  dataPath,
  pagePath,
  type Requirement,
  renderStandard,
  type Standard,
} from '../../tools/security-page.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const standard = JSON.parse(read(dataPath)) as Standard
const { rows } = standard

/** A test of this file has this name, written as a literal where tests are declared. */
const isTest = (file: string, name: string): boolean => {
  if (!/\.test\.tsx?$/.test(file) || !existsSync(join(root, file))) return false
  const source = read(file)
  return ["'", '"', '`'].some((quote) =>
    source.includes(quote + name.replaceAll(quote, `\\${quote}`) + quote),
  )
}

const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-')

const isDocument = (named: string): boolean => {
  const [file = '', heading] = named.split('#')
  if (!existsSync(join(root, file))) return false
  return (
    heading === undefined ||
    [...read(file).matchAll(/^#+ (.+)$/gm)].some(([, text = '']) => anchor(text) === heading)
  )
}

describe('the matrix of the ASVS', () => {
  it('names tests and documents that are there', () => {
    const missing = rows.flatMap(({ id, tests = [], documents = [] }) => [
      ...tests
        .filter((one) => !isTest(...(one.split(' › ') as [string, string])))
        .map((one) => `${id}: ${one}`),
      ...documents.filter((one) => !isDocument(one)).map((one) => `${id}: ${one}`),
    ])
    expect(missing).toEqual([])
  })

  it('calls covered only what something shows, and says why where it is not', () => {
    const bare = ({ status, tests = [], documents = [], why }: Requirement): boolean =>
      status === 'covered' ? tests.length + documents.length === 0 : !why
    expect(rows.filter(bare).map(({ id }) => id)).toEqual([])
  })

  it('holds every requirement of levels 1 and 2 once, in their order', () => {
    const order = rows.map(({ id }) =>
      id
        .slice(1)
        .split('.')
        .map((part) => part.padStart(2, '0'))
        .join('.'),
    )
    expect(order).toEqual([...new Set(order)].sort())
    // ASVS 5.0.0 has 70 requirements of level 1 and 183 of level 2
    expect([1, 2].map((level) => rows.filter((row) => row.level === level).length)).toEqual([70, 183])
  })

  it('is what the page says; else run "npm run generate"', () => {
    expect(read(pagePath)).toBe(renderStandard(standard))
  })
})

describe('the threat model', () => {
  it('names tests that are there', () => {
    const text = read('docs/security/threat-model.md')
    const named = [...text.matchAll(/\[([^\]]+)\]\(\.\.\/\.\.\/((?:src|test|tools)\/[^)]+\.test\.tsx?)\)/g)]
    expect(named.length).toBeGreaterThan(30)
    expect(named.filter(([, name = '', file = '']) => !isTest(file, name)).map(([all]) => all)).toEqual([])
  })
})
