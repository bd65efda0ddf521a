import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Visitor } from '../src/main/tour/visitor.ts'
import { openBrowser } from '../test/support/browser.ts'
import { allLooks, findingsOn, lookName, openLook, pictureOf } from '../test/support/looking.ts'

const repository = fileURLToPath(new URL('../', import.meta.url))
const output = path.join(repository, '.cache/look')
const usage = `npm run look -- <path> … [--as <sample person>] [--url http://localhost:8080]
Screenshots of each path in both languages, at 1280 and 390 px, standard and large text, into .cache/look,
and what axe finds on them. Without --url (or PORT) it starts the product itself in an empty folder.`

interface Running {
  readonly origin: string
  stop(): Promise<void>
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const ready = async (origin: string, deadlineAt: number): Promise<void> => {
  const answer = await fetch(`${origin}/readyz`).catch(() => undefined)
  if (answer?.ok) return
  if (Date.now() > deadlineAt) throw new Error(`${origin} does not answer`)
  await new Promise((resolve) => setTimeout(resolve, 200))
  return ready(origin, deadlineAt)
}

/** The product in an empty folder on a free port; gone afterwards. */
const startOwn = async (): Promise<Running> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tongban-look-'))
  const port = await freePort()
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main/start.ts'], {
    cwd: repository,
    env: { ...process.env, DATA_DIR: folder, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const origin = `http://localhost:${port}`
  try {
    await ready(origin, Date.now() + 60_000)
  } catch (error) {
    await stop()
    throw error
  }
  return { origin, stop }
}

const running = async (url: string | undefined): Promise<Running> =>
  url === undefined ? startOwn() : { origin: url.replace(/\/$/, ''), stop: async () => undefined }

/** Accepts an id, or the name as the sign-in page shows it. */
const personIdOf = (signInPage: string, who: string): string => {
  const people = [...signInPage.matchAll(/name="personId"[^>]*value="([^"]+)"[^>]*>(.{0,300}?)<\/button>/gs)]
  const found = people.find(([, id, words]) => id === who || words?.includes(who))?.[1]
  if (found === undefined) throw new Error(`no sample person "${who}" on /sign-in`)
  return found
}

const fileName = (at: string): string =>
  at.replaceAll(/[^\w\u4e00-\u9fff]+/g, '-').replaceAll(/^-|-$/g, '') || 'home'

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { as: { type: 'string' }, url: { type: 'string' } },
  })
  if (positionals.length === 0) {
    console.log(usage)
    return 1
  }
  mkdirSync(output, { recursive: true })
  const server = await running(values.url ?? (process.env.PORT && `http://localhost:${process.env.PORT}`))
  const browser = await openBrowser()
  let found = 0
  try {
    const visitor = new Visitor(server.origin)
    if (values.as !== undefined)
      await visitor.signIn(personIdOf((await visitor.get('/sign-in')).html, values.as))
    for (const look of allLooks) {
      const page = await openLook(browser, server.origin, look, visitor.cookies)
      for (const at of positionals) {
        const answer = await page.goto(server.origin + at)
        const file = path.join(output, `${fileName(at)}-${lookName(look)}.png`)
        const findings = await findingsOn(page)
        await pictureOf(page, file)
        found += findings.length
        console.log(
          `${answer?.status() ?? '-'} ${at} ${lookName(look)}: ${findings.length === 0 ? 'nothing found' : ''}`,
        )
        for (const finding of findings) console.log(`    ${finding}`)
      }
      await page.context().close()
    }
  } finally {
    await browser.close()
    await server.stop()
  }
  console.log(`${found} findings; pictures in ${path.relative(process.cwd(), output) || output}`)
  return found === 0 ? 0 : 1
}

process.exitCode = await main()
