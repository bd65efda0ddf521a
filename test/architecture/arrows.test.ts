import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const require = createRequire(import.meta.url)
const { forbidden } = require('../../.dependency-cruiser.cjs') as {
  forbidden: { name: string; comment: string }[]
}

interface Report {
  readonly modules: { source: string }[]
  readonly summary: { totalCruised: number; violations: { rule: { name: string }; from: string }[] }
}

const cruise = (folder: string): Report => {
  const args = [
    join(root, 'node_modules/.bin/depcruise'),
    'src',
    '--config',
    join(root, '.dependency-cruiser.cjs'),
    '--output-type',
    'json',
  ]
  try {
    return JSON.parse(
      execFileSync(process.execPath, args, {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 1e9,
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    )
  } catch (error) {
    return JSON.parse((error as { stdout: string }).stdout)
  }
}

/** For each rule a file that breaks it: path, then what it imports. */
const seeds: Record<string, readonly [string, string][]> = {
  'kernel-is-pure': [['src/kernel/seeded.ts', '../platform/seeded.ts']],
  'platform-knows-no-module': [['src/platform/seeded.ts', '../modules/organ/index.ts']],
  'modules-know-no-channel': [['src/modules/organ/seeded.ts', '../../channels/ui/seeded.ts']],
  'module-through-its-door': [['src/modules/case/seeded.ts', '../organ/organ.store.ts']],
  'channels-through-the-door': [['src/channels/portal/seeded.ts', '../../modules/organ/organ.store.ts']],
  'main-knows-doors-and-manifests': [['src/main/seeded.ts', '../modules/organ/organ.store.ts']],
  'manifests-are-for-main': [['src/channels/portal/seeded.ts', '../../modules/organ/organ.module.ts']],
  'channels-are-strangers': [['src/channels/portal/seeded.ts', '../desk/seeded.ts']],
  'only-stores-speak-sql': [['src/modules/organ/commands/seeded.ts', '../../../platform/db/index.ts']],
  'rules-are-pure': [['src/modules/organ/organ.policy.ts', '../../platform/seeded.ts']],
  'views-are-pure': [['src/channels/portal/seeded.view.tsx', '../../modules/organ/queries/seeded.ts']],
  'testing-is-for-tests': [['src/modules/organ/seeded.ts', './testing.ts']],
  'product-needs-no-dev-package': [['src/platform/seeded.ts', 'fast-check']],
  'no-ring': [
    ['src/modules/organ/seeded.ts', './other.ts'],
    ['src/modules/organ/other.ts', './seeded.ts'],
  ],
}
const order = forbidden
  .map((rule) => /^(\w+)-knows-only-earlier-modules$/.exec(rule.name)?.[1])
  .filter((m) => m !== undefined)
order.forEach((module, at) => {
  seeds[`${module}-knows-only-earlier-modules`] = [
    [`src/modules/${module}/seeded.ts`, `../${order[at + 1] ?? 'emergency'}/index.ts`],
  ]
})

const folder = mkdtempSync(join(tmpdir(), 'tongban-arrows-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

/** All seeds in one tree, each in a file of its own, so that one cruise tells which rules are silent. */
const plant = (): Map<string, string> => {
  const breaker = new Map<string, string>()
  Object.entries(seeds).forEach(([name, files], at) => {
    const own = (path: string): string =>
      path.replace('seeded', `seeded-${at}`).replace('other', `other-${at}`)
    for (const [path, target] of files) {
      const from = own(path)
      const to = name === 'no-ring' ? own(target) : target
      if (to.startsWith('.') && name !== 'no-ring') put(join(dirname(from), to), 'export const seeded = 1\n')
      put(from, `import { seeded } from '${to}'\nexport const use = seeded\n`)
      breaker.set(name, from)
    }
  })
  return breaker
}

describe('the arrows', { timeout: 120_000 }, () => {
  it('hold in the whole source', () => {
    const { summary } = cruise(root)
    expect(summary.violations.map((v) => `${v.rule.name}: ${v.from}`)).toEqual([])
    expect(summary.totalCruised).toBeGreaterThan(300)
  })

  it('have a seeded violation for each rule', () => {
    expect(Object.keys(seeds).sort()).toEqual(forbidden.map((rule) => rule.name).sort())
  })

  it('bite, each of them', () => {
    for (const name of ['tsconfig.json', 'package.json']) cpSync(join(root, name), join(folder, name))
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    const breakers = plant()
    const bitten = new Set(cruise(folder).summary.violations.map((v) => `${v.rule.name}: ${v.from}`))
    const silent = [...breakers].filter(([name, from]) => !bitten.has(`${name}: ${from}`))
    expect(silent.map(([name]) => name)).toEqual([])
  })
})
