import type { AddressInfo } from 'node:net'
import { readConfig } from '../platform/config.ts'
import { open } from './open.ts'
import { loadSample, sampleNeeded } from './sample.ts'
import { startSignals } from './signals.ts'
import { startWeb } from './web.ts'
import { startWorker } from './worker.ts'

const stop = (sentence: string): never => {
  console.error(sentence)
  process.exit(1)
}

const listenProblem = (error: unknown, port: number): string =>
  (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
    ? `port ${port} is taken by another program; choose one with PORT=… npm start`
    : (error as Error).message

/** Starts the product: database, sample province, web, worker; says where to click; ends cleanly on SIGTERM. */
export const run = async (): Promise<void> => {
  const began = performance.now()
  try {
    const config = readConfig()
    const opened = await open(config)
    const wantsSample = config.databaseUrl === undefined || process.argv.includes('--sample')
    if (wantsSample && (await sampleNeeded(opened))) {
      await opened.setSample(true)
      await loadSample(opened, (line) => console.log(`  sample province: ${line}`))
    }
    const web = config.only === 'worker' ? undefined : await startWeb(opened).catch(async (error: unknown) => {
      await opened.close()
      return stop(listenProblem(error, config.port))
    })
    const worker = config.only === 'web' ? undefined : await startWorker(opened)
    startSignals(async () => {
      await web?.close()
      await worker?.stop()
      await opened.close()
    })
    const address = web?.server.address() as AddressInfo | undefined
    say(address ? `http://localhost:${address.port}` : undefined, opened.platform.sample(), performance.now() - began)
  } catch (error) {
    stop((error as Error).message)
  }
}

const say = (url: string | undefined, sample: boolean, ms: number): void => {
  const seconds = (ms / 1000).toFixed(1)
  if (!url) return console.log(`Tongban worker is running (${seconds} s). Ctrl+C stops it.`)
  console.log(
    [
      `Tongban 通办 is running at ${url} (${seconds} s). Ctrl+C stops it.`,
      `  Residents   ${url}/            search "老年优待证" or "open a restaurant"`,
      `  Sign in     ${url}/sign-in     ${sample ? 'as an invented resident, shop owner or official' : ''}`,
      `  Officials   ${url}/desk        after signing in as one`,
      `  Verify      ${url}/verify      a certificate by number or file · API ${url}/api`,
    ].join('\n'),
  )
}
