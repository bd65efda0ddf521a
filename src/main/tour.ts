import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { playMainJob } from './tour/main-job.ts'
import { createPlay } from './tour/play.ts'
import { startProduct } from './tour/product.ts'

const json = process.argv.includes('--json')
const keep = process.argv.includes('--keep')

/** Plays the main job on a product of its own in an empty folder. The two files remain with --json and --keep. */
const tour = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-tour-'))
  const files = json || keep ? mkdtempSync(join(tmpdir(), 'tongban-tour-files-')) : folder
  const play = createPlay(({ who, did, ms }) => {
    if (!json) console.log(`${String(ms).padStart(6)} ms  ${who} ${did}`)
  })
  const product = await play.step('operator', 'starts the product in an empty folder', () =>
    startProduct(join(folder, 'data')),
  )
  let ok = false
  try {
    const { pdf, ...outcome } = await playMainJob(product.url, play)
    const chain = await play.step('anyone', 'fetches the certificates of the CA', async () => {
      const answer = await fetch(`${product.url}/verify/chain.pem`)
      if (!answer.ok) throw new Error(`the chain answered ${answer.status}`)
      return answer.text()
    })
    const paths = { pdf: join(files, `${outcome.caseNumber}.pdf`), chain: join(files, 'chain.pem') }
    writeFileSync(paths.pdf, pdf)
    writeFileSync(paths.chain, chain)
    ok = true
    if (json) console.log(JSON.stringify({ ok, ...outcome, ...paths, steps: play.steps }))
    else console.log(`\nCase ${outcome.caseNumber}, certificate ${outcome.certificateNumber}: all held.`)
  } catch (error) {
    if (json) console.log(JSON.stringify({ ok, error: (error as Error).message, steps: play.steps }))
    else console.error(`\n${(error as Error).message}`)
  }
  if (keep && ok)
    return console.log(
      `It keeps running at ${product.url} with its data in ${folder}; end process ${product.process.pid} to stop it.`,
    )
  await product.end()
  rmSync(folder, { recursive: true, force: true })
  process.exitCode = ok ? 0 : 1
}

await tour()
