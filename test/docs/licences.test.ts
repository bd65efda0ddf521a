import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

interface Locked {
  readonly dev?: boolean
  readonly license?: string
  readonly resolved?: string
}
interface Manifest {
  readonly name?: string
  readonly version?: string
  readonly license?: string | { readonly type?: string }
}

const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8')
const { packages } = JSON.parse(lockText) as { packages: Record<string, Locked> }

const allowed = new Set([
  ...[
    'MIT',
    'MIT-0',
    'MIT/X11',
    'ISC',
    '0BSD',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'Zlib',
  ],
  ...['Python-2.0', 'PostgreSQL', 'OFL-1.1', 'CC-BY-3.0', 'CC-BY-4.0', 'CC0-1.0', 'MPL-2.0', 'Unlicense'],
])

/** Packages that state no licence anywhere, each known and to be replaced: buffers comes with exceljs (unzipper, binary). */
const unstated: readonly string[] = ['buffers@0.1.1']

/** One of the parts of an OR is enough, an AND needs all. */
const isAllowed = (expression: string): boolean => {
  const bare = expression.replace(/^\((.*)\)$/, '$1')
  if (bare.includes(' OR ')) return bare.split(' OR ').some(isAllowed)
  return bare.split(' AND ').every((licence) => allowed.has(licence))
}

/** Installed packages say it themselves; those for other machines are only in the lock file. */
const licenceOf = (path: string, locked: Locked): string => {
  const file = join(root, path, 'package.json')
  if (!existsSync(file)) return locked.license ?? 'none'
  const { name, version, license } = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  const said = typeof license === 'object' ? license.type : license
  return said ?? `none (${name}@${version})`
}

describe('licences', () => {
  it('knows what it allows', () => {
    expect(['MIT', '(MIT OR GPL-3.0-or-later)', '(MIT AND Zlib)'].filter((e) => !isAllowed(e))).toEqual([])
    expect(['GPL-3.0-or-later', 'MIT AND AGPL-3.0', 'none'].filter(isAllowed)).toEqual([])
  })

  it('of everything the product loads are allowed', () => {
    const product = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev)
    expect(product.length).toBeGreaterThan(100)
    const others = product
      .map(([path, locked]) => `${path}: ${licenceOf(path, locked)}`)
      .filter((line) => !isAllowed(line.split(': ')[1] ?? ''))
    expect(others.map((line) => /none \((.*)\)$/.exec(line)?.[1] ?? line)).toEqual(unstated)
  })
})

describe('the lock file', () => {
  it('binds to no registry and to no plain address', () => {
    expect(lockText).not.toContain('"resolved": "http')
  })
})
