import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

interface Bill {
  readonly bomFormat: string
  readonly components: readonly {
    readonly name: string
    readonly version: string
    readonly purl: string
    readonly hashes?: readonly object[]
    readonly properties: readonly { readonly name: string; readonly value: string }[]
  }[]
}

it('npm run sbom lists every library to the version and hash, says which only build and test, and needs no network', () => {
  const made = spawnSync('npm', ['run', '--silent', 'sbom'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, npm_config_offline: 'true', npm_config_registry: 'http://127.0.0.1:1/' },
  })
  expect(made.stderr.split('\n').filter((line) => line.includes('error'))).toEqual([])
  const bill = JSON.parse(made.stdout) as Bill
  expect(bill.bomFormat).toBe('CycloneDX')
  const { dependencies, devDependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >
  const listed = new Map(bill.components.map((one) => [`${one.name}@${one.version}`, one]))
  const runs = (one: string): boolean =>
    !listed.get(one)?.properties.some(({ name }) => name === 'cdx:npm:package:development')
  const named = (of: Record<string, string>): string[] => Object.entries(of).map((one) => one.join('@'))
  for (const one of named({ ...dependencies, ...devDependencies }))
    expect([one, listed.get(one)?.hashes?.length]).toEqual([one, 1])
  expect(named(dependencies).filter((one) => !runs(one))).toEqual([])
  // some stand in both lists: libraries of the product ask for their types
  expect(named(devDependencies).filter((one) => !runs(one)).length).toBeGreaterThan(10)
  for (const { purl } of bill.components) expect(purl).toMatch(/^pkg:npm\/.+@\d/)
})
