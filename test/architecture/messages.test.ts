import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readMessages } from '../../src/platform/i18n/messages.ts'

const source = fileURLToPath(new URL('../../src/', import.meta.url))
const zh = readMessages('zh')
const en = readMessages('en')
const code = globSync('**/*.{ts,tsx}', { cwd: source })
  .filter((path) => !/(\.test|[/-]testing)\.tsx?$/.test(path))
  .map((path) => readFileSync(source + path, 'utf8'))
  .join('\n')
const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)/g)].map(([, name = '']) => name).sort()
const bare = (text: string): string => text.replace(/\{\w+(\|[^}]*)?\}/g, '')

/** Pieces of code that build a key: `` `case.state.${state}` `` uses every key that begins so. */
const builtPrefixes = [...code.matchAll(/[`'"]([a-z][\w-]*(?:\.[\w-]+)*\.?)\$\{/g)]
  .map(([, prefix = '']) => prefix)
  .filter((p) => p.includes('.'))

describe('words', () => {
  it('stand in both languages', () => {
    expect([...zh.keys()].filter((key) => !en.has(key))).toEqual([])
    expect([...en.keys()].filter((key) => !zh.has(key))).toEqual([])
  })

  it('have the same holes in both', () => {
    const differ = [...zh].filter(([key, text]) => {
      const other = en.get(key) ?? ''
      return [...new Set(holes(text))].some((hole) => !holes(other).includes(hole))
    })
    expect(differ.map(([key]) => key)).toEqual([])
  })

  it('are translated: Chinese in Chinese, English in English', () => {
    const untranslated = [...zh].filter(
      ([, text]) => /[A-Za-z]{4,}/.test(bare(text)) && !/\p{Script=Han}/u.test(text),
    )
    const chinese = [...en].filter(([, text]) =>
      /\p{Script=Han}/u.test(text.replace(/\([^)]*\)|“[^”]*”|中文|通办/gu, '')),
    )
    expect({ untranslated, chinese }).toEqual({ untranslated: [], chinese: [] })
  })

  it('are all used', () => {
    const used = (key: string): boolean =>
      code.includes(`'${key}'`) ||
      code.includes(`"${key}"`) ||
      code.includes(`\`${key}\``) ||
      builtPrefixes.some((prefix) => key.startsWith(prefix)) ||
      (key.startsWith('problem.') && code.includes(`'${key.slice('problem.'.length)}'`))
    expect([...zh.keys()].filter((key) => !used(key))).toEqual([])
  })

  it('are all there: no code names a key that has no words', () => {
    const named = [...code.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key = '']) => key)
    const problems = [...code.matchAll(/new Problem\(\s*'([\w.-]+)'/g)].map(
      ([, key = '']) => `problem.${key}`,
    )
    const denials = [...code.matchAll(/(?:deny\([^,]+,|firstRule\([^)]*,)\s*'([\w.-]+)'\)/g)].map(
      ([, key = '']) => `problem.${key}`,
    )
    expect([...new Set([...named, ...problems, ...denials])].filter((key) => !zh.has(key))).toEqual([])
  })
})
