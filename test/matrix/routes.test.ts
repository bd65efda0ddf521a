import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findOperation } from '../../src/kernel/operation.ts'
import { apiRoutes, pages } from '../../src/main/channels.ts'

/** Operations a page's source asks or performs by name, without naming them in any `does`. */
const undeclared = (source: string): string[] => {
  const declared = new Set(
    [...source.matchAll(/\bdoes: (?:\[([^\]]*)\]|(\w+))/g)].flatMap(([, list, name]) =>
      list === undefined ? [name] : [...list.matchAll(/\w+/g)].map(([word]) => word),
    ),
  )
  // `does` may be a constant of the file
  for (const name of [...declared]) {
    const constant = new RegExp(`const ${name}\\b[^=]*= \\[([^\\]]*)\\]`).exec(source)
    for (const [word] of constant?.[1]?.matchAll(/\w+/g) ?? []) declared.add(word)
  }
  const used = [...source.matchAll(/\b(?:ask|perform)\(\s*(\w+),/g)].map(([, name]) => name ?? '')
  const imported = new Set(
    [...source.matchAll(/import \{([^}]*)\} from '[^']*modules[^']*'/g)].flatMap(([, list]) =>
      [...(list ?? '').matchAll(/\w+/g)].map(([word]) => word),
    ),
  )
  return [...new Set(used)].filter((name) => imported.has(name) && !declared.has(name))
}

describe('every door names what it does', () => {
  it('each page names operations that there are, or says that it is static', () => {
    expect(pages.length).toBeGreaterThan(40)
    const wrong = pages.flatMap(({ spec }) => {
      if (spec.does === 'static') return []
      if (spec.does.length === 0) return [`${spec.path}: does nothing`]
      return spec.does.filter((op) => findOperation(op.name) !== op).map((op) => `${spec.path}: ${op.name}`)
    })
    expect(wrong).toEqual([])
  })

  it('each line of the API has its operation', () => {
    expect(apiRoutes.length).toBeGreaterThan(20)
    expect(apiRoutes.filter(({ operation }) => findOperation(operation.name) !== operation)).toEqual([])
  })

  it('what a page asks or performs stands in its `does`', () => {
    const folder = fileURLToPath(new URL('../../src/channels/', import.meta.url))
    const files = globSync('**/*.page.{ts,tsx}', { cwd: folder })
    expect(files.length).toBeGreaterThan(30)
    const wrong = files.flatMap((file) =>
      undeclared(readFileSync(folder + file, 'utf8')).map((name) => `${file}: ${name}`),
    )
    expect(wrong, 'add these to `does` of their page').toEqual([])
  })

  it('and a page that forgets one is found', () => {
    const page = (does: string) => `import { getDraft, submit } from '../../modules/case/index.ts'
      portalPage({ path: '/x', for: 'resident', does: [${does}], get: async ({ ask }) => ask(getDraft, {}),
        post: async ({ perform }) => { await perform(submit, {}) } })`
    expect(undeclared(page('getDraft'))).toEqual(['submit'])
    expect(undeclared(page('getDraft, submit'))).toEqual([])
  })
})
