import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { launch, startProduct } from '../../src/main/tour/product.ts'

const folders: string[] = []
const emptyFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-start-'))
  folders.push(folder)
  return folder
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const lastWords = async (env: Record<string, string>): Promise<{ code: number | null; words: string }> => {
  const product = launch(env)
  await once(product.process, 'exit')
  return { code: product.process.exitCode, words: product.said().trim() }
}
const postgresRuns = async (dataDir: string): Promise<boolean> => {
  const { runningEmbedded } = await import('../../src/platform/db/embedded.ts')
  const keys = join(dataDir, 'keys', 'database.password')
  return runningEmbedded({ folder: join(dataDir, 'pg'), passwordFile: keys }) !== undefined
}

describe('starting', { timeout: 120_000 }, () => {
  it('says in one sentence what is wrong, and ends with 1', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as { port: number }
    const foreign = emptyFolder()
    writeFileSync(join(foreign, 'letter.txt'), 'mine')
    const cases = await Promise.all([
      lastWords({ DATA_DIR: foreign }),
      lastWords({ DATA_DIR: emptyFolder(), DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }),
      lastWords({ DATA_DIR: emptyFolder(), PORT: 'eighty' }),
    ])
    expect(cases.map(({ code }) => code)).toEqual([1, 1, 1])
    expect(cases.map(({ words }) => words.split('\n').length)).toEqual([1, 1, 1])
    expect(cases[0]?.words).toContain('not empty and not a data folder')
    expect(cases[1]?.words).toContain('the database does not answer')
    expect(cases[2]?.words).toContain('PORT')
    const onTaken = await lastWords({ DATA_DIR: emptyFolder(), PORT: String(port) })
    taken.close()
    expect(onTaken.code).toBe(1)
    expect(onTaken.words.split('\n').at(-1)).toContain(`port ${port} is taken`)
  })

  it('says that Node is too old before it reads anything that an old one could not', async () => {
    const old = 'Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.11.1"}})'
    const { code, words } = await lastWords({
      DATA_DIR: emptyFolder(),
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(old)}`,
    })
    expect(code).toBe(1)
    expect(words).toMatch(/^Tongban needs Node 24 or newer, and this is 20\.11\.1: .*npm start.*$/)
  })

  it('keeps a folder to one process, drains on SIGTERM, and recovers by itself from SIGKILL', async () => {
    const dataDir = emptyFolder()
    const first = await startProduct(dataDir)
    const second = await lastWords({ DATA_DIR: dataDir })
    expect(second.code).toBe(1)
    expect(second.words).toContain(`is in use by process ${first.process.pid}`)
    expect(await first.end('SIGKILL')).toBeNull()
    expect(await postgresRuns(dataDir)).toBe(true)

    const began = performance.now()
    const third = await startProduct(dataDir)
    expect(performance.now() - began).toBeLessThan(15_000)
    expect(third.said()).not.toContain('sample province:')
    // as npm and a terminal do: the same wish twice
    third.process.kill('SIGTERM')
    expect(await third.end('SIGTERM')).toBe(0)
    expect(await postgresRuns(dataDir)).toBe(false)
  })

  it('answers with a sentence while its database is away, and goes on when it is back', async () => {
    const dataDir = emptyFolder()
    const { startEmbedded } = await import('../../src/platform/db/embedded.ts')
    const cluster = { folder: join(dataDir, 'own-pg'), passwordFile: join(dataDir, 'password') }
    const server = await startEmbedded(cluster)
    const product = await startProduct(join(dataDir, 'data'), { DATABASE_URL: server.url })
    await server.stop()
    const away = await fetch(`${product.url}/`, {
      headers: { cookie: 'tb-session=abcdefghijklmnopqrstuvwxyz' },
    })
    expect(away.status).toBe(503)
    expect(await away.text()).not.toMatch(/ECONN|127\.0\.0\.1|tongban_/)
    expect((await fetch(`${product.url}/readyz`)).status).toBe(503)
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    expect(product.process.exitCode, product.said()).toBeNull()
    const port = Number(new URL(server.url).port)
    const again = await startEmbedded({ ...cluster, port })
    expect((await fetch(`${product.url}/readyz`)).status).toBe(200)
    expect(await product.end()).toBe(0)
    await again.stop()
  })

  it('refuses keys that do not belong to the database', async () => {
    const dataDir = emptyFolder()
    await (await startProduct(dataDir)).end()
    writeFileSync(join(dataDir, 'keys', 'master-1.key'), Buffer.alloc(32, 7), { mode: 0o600 })
    const { code, words } = await lastWords({ DATA_DIR: dataDir })
    expect(code).toBe(1)
    expect(words).toContain('do not belong to this database')
  })
})
