import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { cp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { open } from '../src/main/open.ts'
import { loadSample } from '../src/main/sample.ts'
import { playMainJob } from '../src/main/tour/main-job.ts'
import { createPlay } from '../src/main/tour/play.ts'
import { freePort, startProduct } from '../src/main/tour/product.ts'
import { readConfig } from '../src/platform/config.ts'

/**
 * Proves that backup and restore carry the product from an older major version of PostgreSQL to the one it brings:
 * the product runs on the older one under an owner that is no superuser, is backed up, and is restored.
 *   npm run prove-upgrade -- <folder with bin/postgres of the older one>
 */
const [given] = process.argv.slice(2)
if (!given) throw new Error('prove-upgrade needs the folder of another PostgreSQL, with bin/postgres in it')
const native = resolve(given)
const root = mkdtempSync(join(tmpdir(), 'tongban-upgrade-'))
const say = (line: string): void => console.log(line)
const main = (name: string): string => fileURLToPath(new URL(`../src/main/${name}.ts`, import.meta.url))

/** A package from npm may lack the links its own install script would make. */
const links = join(native, 'pg-symlinks.json')
if (existsSync(links))
  for (const { source, target } of JSON.parse(readFileSync(links, 'utf8')) as Record<string, string>[]) {
    const link = join(native, '..', target ?? '')
    mkdirSync(dirname(link), { recursive: true })
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(join(native, '..', source ?? ''), link)
  }

/** PostgreSQL does not run as root. */
const unprivileged = (command: string, args: string[]): [string, string[]] =>
  process.getuid?.() === 0
    ? ['unshare', ['-U', '--map-user=65534', '--map-group=65534', command, ...args]]
    : [command, args]

const port = await freePort()
const password = randomBytes(18).toString('base64url')
const cluster = join(root, 'old')
await writeFile(join(root, 'password'), password, { mode: 0o600 })
execFileSync(
  ...unprivileged(join(native, 'bin', 'initdb'), [
    ...['-D', cluster, '-U', 'admin', `--pwfile=${join(root, 'password')}`, '--auth=scram-sha-256'],
    ...['-E', 'UTF8', '--locale=C', '--no-sync', '--no-instructions'],
  ]),
  { stdio: 'ignore' },
)
const server = spawn(
  ...unprivileged(join(native, 'bin', 'postgres'), [
    ...['-D', cluster, '-p', String(port), '-c', 'listen_addresses=127.0.0.1'],
    ...['-c', 'unix_socket_directories=', '-c', 'fsync=off', '-c', 'timezone=UTC'],
  ]),
  { stdio: 'ignore' },
)

const urlOf = (user: string, database: string): string =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${database}`
const asked = async <T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

/** A command of the product; its words are shown, and a failure ends the proof. */
const perform = (name: string, env: Readonly<Record<string, string>>, ...args: string[]): string => {
  const done = spawnSync(process.execPath, ['--import', 'tsx', main(name), ...args], {
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`${name}: ${done.stderr}`)
  for (const line of done.stdout.trim().split('\n')) say(`  ${name}: ${line}`)
  return done.stdout
}

try {
  for (let tries = 0; ; tries++) {
    const [up] = await asked<{ server_version: string }>(
      urlOf('admin', 'postgres'),
      'show server_version',
    ).catch(() => [])
    if (up) {
      say(`runs on PostgreSQL ${up.server_version}`)
      break
    }
    if (tries > 200) throw new Error('the older PostgreSQL does not answer')
    await wait(100)
  }
  await asked(urlOf('admin', 'postgres'), `create role plain login createrole password '${password}'`)
  await asked(urlOf('admin', 'postgres'), 'create database tongban owner plain')
  const old = { DATABASE_URL: urlOf('plain', 'tongban'), DATA_DIR: join(root, 'data') }
  const opened = await open(readConfig({ ...old, PORT: '0' }, []), { sample: true })
  await loadSample(opened, () => undefined)
  await opened.close()
  const product = await startProduct(old.DATA_DIR, { DATABASE_URL: old.DATABASE_URL })
  const backup = join(root, 'backup')
  try {
    const played = await playMainJob(
      product.url,
      createPlay(() => undefined),
    )
    say(`  case ${played.caseNumber}, certificate ${played.certificateNumber}`)
    perform('rotate-keys', old)
    perform('backup', old, backup)
  } finally {
    await product.end()
  }
  const target = join(root, 'new')
  await cp(join(root, 'data', 'keys'), join(target, 'keys'), { recursive: true })
  // without DATABASE_URL: into the one that the product brings
  perform('restore', { DATA_DIR: target }, backup)
  if (!perform('verify-audit', { DATA_DIR: target }).includes('"whole":true'))
    throw new Error('the chain of the copy is not whole')
  say('proved: the copy is whole on the PostgreSQL that the product brings')
} finally {
  server.kill('SIGINT')
  await new Promise((done) => server.once('exit', done))
  rmSync(root, { recursive: true, force: true })
}
