import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Reply, Request, SignJob, Typeset, TypesetJob } from './job.ts'

/** The first job loads fonts and compiler (1–2 s); a template that hangs is ended with its process. */
const patienceMs = 30_000
/** The compiler and its fonts take some 200 MB: an idle press goes. */
const idleMs = 60_000

interface Waiting {
  readonly done: (reply: Reply) => void
  readonly fail: (error: Error) => void
  readonly limit: NodeJS.Timeout
}

let child: ChildProcess | undefined
let idle: NodeJS.Timeout | undefined
let lastId = 0
const waiting = new Map<number, Waiting>()

const stop = (process: ChildProcess, why: string): void => {
  if (child === process) child = undefined
  process.kill('SIGKILL')
  for (const [id, one] of waiting) {
    clearTimeout(one.limit)
    waiting.delete(id)
    one.fail(new Error(why))
  }
}

const start = (): ChildProcess => {
  const started = fork(fileURLToPath(new URL('./press.child.ts', import.meta.url)), [], {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  started.on('message', (reply: Reply) => {
    const one = waiting.get(reply.id)
    if (!one) return
    waiting.delete(reply.id)
    clearTimeout(one.limit)
    if (waiting.size === 0) rest(started)
    if ('error' in reply) one.fail(new Error(reply.error))
    else one.done(reply)
  })
  started.on('exit', (code, signal) => {
    if (child === started) stop(started, `the press ended by itself (${signal ?? code})`)
  })
  return started
}

/** Nothing to do: the process may end without us, and after a while the press does. */
const rest = (process: ChildProcess): void => {
  process.unref()
  process.channel?.unref()
  idle = setTimeout(() => stop(process, 'the press was idle'), idleMs)
  idle.unref()
}

const ask = (request: (id: number) => Request, limitMs = patienceMs): Promise<Reply> =>
  new Promise((done, fail) => {
    child ??= start()
    const running = child
    clearTimeout(idle)
    running.ref()
    running.channel?.ref()
    const id = ++lastId
    const limit = setTimeout(() => stop(running, `the press took longer than ${limitMs} ms`), limitMs)
    waiting.set(id, { done, fail, limit })
    running.send(request(id))
  })

/**
 * Typesets and signs in a process of its own, started on first use: neither may hold up the pages, and a template
 * that loops can only be ended from outside.
 */
export const press = {
  async typeset(job: TypesetJob, limitMs?: number): Promise<Typeset> {
    const reply = await ask((id) => ({ id, typeset: job }), limitMs)
    if (!('typeset' in reply)) throw new Error('the press answered something else')
    return { ...reply.typeset, pdf: Buffer.from(reply.typeset.pdf) }
  },
  async sign(job: SignJob): Promise<Buffer> {
    const reply = await ask((id) => ({ id, sign: job }))
    if (!('signed' in reply)) throw new Error('the press answered something else')
    return Buffer.from(reply.signed)
  },
}
