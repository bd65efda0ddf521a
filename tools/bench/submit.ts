import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { type Opened, openBeside } from '../../src/main/open.ts'
import { startProduct } from '../../src/main/tour/product.ts'
import { Visitor } from '../../src/main/tour/visitor.ts'
import { readConfig } from '../../src/platform/config.ts'
import { newId } from '../../src/platform/operations/plan.ts'
import type { Captured } from './floor.ts'
import { ownerPool } from './owner-pool.ts'
import { prepareDraft, resealed } from './prepare-draft.ts'

const seconds = 4
const rounds = Number(process.env.ROUNDS ?? 3)
const connections = 12
const draftsPerRun = 30_000

interface Signed {
  readonly cookie: string
  readonly token: string
}

const signIn = async (url: string, personId: string): Promise<Signed> => {
  const visitor = new Visitor(url)
  await visitor.signIn(personId)
  const { csrfToken } = (await (await visitor.request('/api/v1/session')).json()) as { csrfToken: string }
  return {
    cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    token: csrfToken,
  }
}

/** Copies of one finished draft, so that each request has one of its own to submit. */
const copyDraft = async (opened: Opened, draftId: string, count: number): Promise<string[]> => {
  const pool = ownerPool(opened)
  const { rows } = await pool.query('select * from "case"."draft" where id = $1', [draftId])
  const ids: string[] = []
  for (let done = 0; done < count; done += 1_000) {
    const batch = Array.from({ length: 1_000 }, () => newId(new Date()))
    ids.push(...batch)
    await pool.query(
      'insert into "case"."draft" select * from jsonb_populate_recordset(null::"case"."draft", $1::jsonb)',
      [JSON.stringify(resealed(opened, rows[0], batch))],
    )
  }
  return ids
}

/** What the product sends for one submission, caught on its way to the database. */
const capture = async (opened: Opened, draftId: string): Promise<Captured> => {
  const { submit } = await import('../../src/modules/case/index.ts')
  const { personOf } = await import('./prepare-draft.ts')
  const caught: { text: string; values: unknown[] }[] = []
  const { query } = opened.pool
  opened.pool.query = ((statement: { text?: string; values?: unknown[] }, ...rest: unknown[]) => {
    if (statement.text?.includes('insert into "case"."application"'))
      caught.push({ text: statement.text, values: statement.values ?? [] })
    return (query as (...all: unknown[]) => unknown).call(opened.pool, statement, ...rest)
  }) as typeof query
  const key = 'captured-by-the-bench'
  const { number } = await opened.runtime.perform(
    submit,
    { draftId, declared: true },
    await personOf(opened),
    { idempotencyKey: key },
  )
  opened.pool.query = query
  const [statement] = caught
  const { rows } = await ownerPool(opened).query('select id from "case"."application" where number = $1', [
    number,
  ])
  if (!statement) throw new Error('nothing was caught')
  const values = statement.values.map((v) =>
    typeof v === 'object' && v !== null && 'toPostgres' in v
      ? (v as { toPostgres(): string }).toPostgres()
      : v,
  )
  return { text: statement.text, values, caseId: rows[0].id, number, draftId, key }
}

const load = async (
  url: string,
  drafts: string[],
  path: (draft: string) => string,
  headers: (n: number) => Record<string, string>,
  body: (draft: string) => object,
): Promise<number> => {
  let n = 0
  const first = drafts.pop() ?? ''
  const answer = await fetch(url + path(first), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers(n++) },
    body: JSON.stringify(body(first)),
  })
  if (!answer.ok) throw new Error(`the first answered ${answer.status}: ${await answer.text()}`)
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => {
          const draft = drafts.pop() ?? ''
          return {
            ...request,
            path: path(draft),
            headers: { 'content-type': 'application/json', ...headers(n++) },
            body: JSON.stringify(body(draft)),
          }
        },
      },
    ],
  })
  if (drafts.length === 0) throw new Error('there were too few drafts')
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} answers were not 2xx, ${result.errors} errors`)
  return result['2xx'] / result.duration
}

const middle = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Submissions a second, ours and the floor alternating; then how long the facts take to be delivered. */
export const benchSubmit = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-bench-'))
  const product = await startProduct(
    folder,
    process.env.PROFILE ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${process.env.PROFILE}` } : {},
  )
  const opened = await openBeside(readConfig({ DATA_DIR: folder }, []))
  let floor: ChildProcess | undefined
  try {
    const { draftId, template } = await prepareDraft(opened)
    const captured = await capture(opened, draftId)
    const person = await signIn(product.url, template.personId)
    floor = spawn(
      process.execPath,
      ['--import', 'tsx', fileURLToPath(new URL('floor.ts', import.meta.url))],
      {
        env: { ...process.env, FLOOR: JSON.stringify({ url: opened.databaseUrl, captured }) },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    const [line] = (await once(floor.stdout ?? floor, 'data')) as [Buffer]
    const floorUrl = `http://127.0.0.1:${(JSON.parse(line.toString()) as { port: number }).port}`
    const figures = { ours: [] as number[], floor: [] as number[], caughtUpSeconds: [] as number[] }
    // the first round warms both up and is not counted
    for (let round = 0; round <= rounds; round++) {
      const drafts = await copyDraft(opened, template.draftId, draftsPerRun)
      figures.floor.push(
        await load(
          floorUrl,
          drafts.splice(0, draftsPerRun / 2),
          () => '/submit',
          () => ({}),
          (draftId) => ({ draftId }),
        ),
      )
      const headers = (n: number) => ({
        cookie: person.cookie,
        'x-csrf-token': person.token,
        'idempotency-key': `bench-${round}-${n}-key`,
      })
      figures.ours.push(
        await load(
          product.url,
          drafts,
          (draft) => `/api/v1/drafts/${draft}/submission`,
          headers,
          () => ({ declared: true }),
        ),
      )
      const ended = performance.now()
      for (;;) {
        const { rows } = await ownerPool(opened).query(
          `select 1 from "platform"."outbox" where done_at is null and name = 'case.submitted' limit 1`,
        )
        if (rows.length === 0) break
        await wait(100)
      }
      figures.caughtUpSeconds.push((performance.now() - ended) / 1000)
      await ownerPool(opened).query('delete from "platform"."outbox" where done_at is not null')
    }
    for (const values of Object.values(figures)) values.shift()
    const ratio = middle(figures.ours.map((ours, n) => ours / (figures.floor[n] ?? 1)))
    console.log(JSON.stringify({ bench: 'submit', ...figures, ratio: Number(ratio.toFixed(2)) }))
  } finally {
    floor?.kill()
    await opened.close()
    await product.end()
    rmSync(folder, { recursive: true, force: true })
  }
}
