import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProduct } from '../../src/main/tour/product.ts'
import { Visitor } from '../../src/main/tour/visitor.ts'
import { fuzzApi, type Sender, signedSender } from './fuzz-api.ts'
import type { Described } from './requests.ts'

/**
 * `npm run fuzz -- [--minutes 5] [--seed 1]`: the fuzz of the tests for as long as one likes, against a product of its
 * own with the sample province. Each round has the next seed. Ends with 1 and the findings when there are any.
 */
const option = (name: string, usual: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  const given = at < 0 ? usual : Number(process.argv[at + 1])
  if (!Number.isFinite(given) || given <= 0) throw new Error(`--${name} takes a number`)
  return given
}

const json = async <T>(who: Visitor, path: string, init: RequestInit = {}): Promise<T> =>
  (await (await who.request(`/api/v1${path}`, init)).json()) as T

/** One application and one draft of 张桂兰, over the API. */
const hiddenThings = async (url: string): Promise<{ owner: Sender; ids: string[]; itemCode: string }> => {
  const owner = new Visitor(url)
  await owner.signIn('zhang-guilan')
  const { csrfToken } = await json<{ csrfToken: string }>(owner, '/session')
  const write = <T>(method: string, path: string, body: object): Promise<T> =>
    json<T>(owner, path, {
      method,
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrfToken },
      body: JSON.stringify(body),
    })
  const found = await json<{ items: { taskCode: string; applicable: boolean }[] }>(
    owner,
    `/items?q=${encodeURIComponent('居住证明')}&division=450721101202`,
  )
  const itemCode = found.items.find(({ applicable }) => applicable)?.taskCode ?? ''
  const { draftId } = await write<{ draftId: string }>('POST', '/drafts', { itemCode })
  const answers = { livesAtHousehold: true, livingSince: '2001-05-01', purpose: 'bank' }
  const { pages } = await json<{ pages: { key: string; fields: string[] }[] }>(owner, `/drafts/${draftId}`)
  for (const { key, fields } of pages) {
    const own = Object.fromEntries(Object.entries(answers).filter(([field]) => fields.includes(field)))
    await write('PUT', `/drafts/${draftId}/pages/${key}`, { answers: own })
  }
  const { number } = await write<{ number?: string }>('POST', `/drafts/${draftId}/submission`, {
    declared: true,
  })
  const again = await write<{ draftId: string }>('POST', '/drafts', { itemCode })
  const ids = [number, draftId, again.draftId].filter((id): id is string => Boolean(id))
  return { owner: await signedSender('owner', owner, []), ids, itemCode }
}

const folder = mkdtempSync(join(tmpdir(), 'tongban-fuzz-'))
const product = await startProduct(join(folder, 'data'), { RATE_LIMITS: 'off' })
const until = performance.now() + option('minutes', 5) * 60_000
const first = option('seed', 1)
let requests = 0
let findings = 0
try {
  const { owner, ids, itemCode } = await hiddenThings(product.url)
  const description = (await (await fetch(`${product.url}/api/v1/openapi.json`)).json()) as Described
  const signed = async (name: string, personId: string): Promise<Sender> => {
    const visitor = new Visitor(product.url)
    await visitor.signIn(personId)
    return signedSender(name, visitor, ids)
  }
  const senders: readonly Sender[] = [
    { name: 'visitor', visitor: new Visitor(product.url), token: '', hidden: ids },
    await signed('stranger', 'lu-haiming'),
    await signed('official of the twin county', 'su-fang'),
    owner,
  ]
  for (let seed = first; performance.now() < until; seed += 1_000) {
    const known = [...ids, itemCode, '450721000000', '450721-market-regulation']
    const over = (): boolean => performance.now() >= until
    const round = await fuzzApi({ description, senders, ids: known, each: 20, seed, until: over })
    requests += round.requests
    findings += round.findings.length
    for (const finding of round.findings) console.log(JSON.stringify({ seed, ...finding }))
    console.error(`seed ${seed}: ${round.requests} requests, ${JSON.stringify(round.byStatus)}`)
  }
} finally {
  await product.end()
  rmSync(folder, { recursive: true, force: true })
}
console.log(JSON.stringify({ requests, findings }))
process.exitCode = findings > 0 ? 1 : 0
