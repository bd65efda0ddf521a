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
  const listed = new Map(bill.components.map((one) => [one.name, one]))
  const runs = (name: string): boolean =>
    !listed.get(name)?.properties.some((one) => one.name === 'cdx:npm:package:development')
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
    expect([name, listed.get(name)?.version, listed.get(name)?.hashes?.length]).toEqual([name, version, 1])
  expect(Object.keys(dependencies).filter((name) => !runs(name))).toEqual([])
  expect(Object.keys(devDependencies).filter(runs)).toEqual([])
  for (const { purl } of bill.components) expect(purl).toMatch(/^pkg:npm\/.+@\d/)
})
