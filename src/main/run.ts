import type { AddressInfo } from 'node:net'
import { setupMinutes } from '../modules/administration/index.ts'
import { checkGateways } from '../modules/message/index.ts'
import { readConfig } from '../platform/config.ts'
import { freshSetupPath, loadPublicData } from './empty.ts'
import { isSampleByDefault, open } from './open.ts'
import { readOptions } from './options.ts'
import { refuseWeak, remarkOn } from './refuse-weak.ts'
import { loadSample } from './sample.ts'
import { startSignals } from './signals.ts'
import { startWeb } from './web.ts'
import { startWorker } from './worker.ts'

const sentenceOf = (error: unknown): string => {
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number }
  return code === 'EADDRINUSE'
    ? `port ${port} is taken by another program; choose one with PORT=… npm start`
    : message
}

/** Starts the product: database, sample province, web, worker; says where to click; ends cleanly on SIGTERM. */
export const run = async (): Promise<void> => {
  const began = performance.now()
  const closers: (() => Promise<unknown>)[] = []
  // last opened, first closed; from the first moment, so that a start that is stopped leaves nothing running
  const closeAll = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close()
  }
  startSignals(closeAll)
  try {
    const { sample: asked, empty } = readOptions(process.argv.slice(2))
    const config = readConfig()
    checkGateways(config)
    const byDefault = isSampleByDefault(config)
    const opened = await open(
      config,
      asked ? { sample: true } : empty ? { empty: true } : { sampleIfNew: byDefault },
    )
    closers.push(opened.close)
    refuseWeak(config, opened.platform.sample())
    const sample = opened.platform.sample()
    const remark = remarkOn(config, sample)
    if (remark) opened.platform.log.warn(remark)
    if (sample && (asked || byDefault))
      await loadSample(opened, (line) => console.log(`  sample province: ${line}`))
    if (!sample) await loadPublicData(opened, (line) => console.log(`  public data: ${line}`))
    const setupPath = sample || config.only === 'worker' ? undefined : await freshSetupPath(opened)
    const web = config.only === 'worker' ? undefined : await startWeb(opened)
    if (web) closers.push(() => web.close())
    const worker = config.only === 'web' ? undefined : await startWorker(opened)
    if (worker) closers.push(() => worker.stop())
    const address = web?.server.address() as AddressInfo | undefined
    say(address ? `http://localhost:${address.port}` : undefined, sample, performance.now() - began)
    // what was published as PUBLIC_URL, or else this machine
    const origin = process.env.PUBLIC_URL ? config.publicUrl : `http://localhost:${address?.port}`
    if (setupPath)
      console.log(
        `  Set up      ${origin}${setupPath}  once, within ${setupMinutes} minutes: the first administrators`,
      )
  } catch (error) {
    console.error(sentenceOf(error))
    await closeAll()
    process.exit(1)
  }
}

const say = (url: string | undefined, sample: boolean, ms: number): void => {
  const seconds = (ms / 1000).toFixed(1)
  if (!url) {
    console.log(`Tongban worker is running (${seconds} s). Ctrl+C stops it.`)
    return
  }
  console.log(
    [
      `Tongban 通办 is running at ${url} (${seconds} s). Ctrl+C stops it.`,
      `  Residents   ${url}/            ${sample ? 'search "老年优待证" or "open a restaurant"' : ''}`,
      `  Sign in     ${url}/sign-in     ${sample ? 'as an invented resident, shop owner or official' : ''}`,
      `  Officials   ${url}/desk        after signing in as one`,
      `  Verify      ${url}/verify      a certificate by number or file · API ${url}/api`,
    ]
      .map((line) => line.trimEnd())
      .join('\n'),
  )
}
