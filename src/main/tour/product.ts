import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))

export interface Product {
  readonly url: string
  readonly process: ChildProcess
  /** Everything it has said so far. */
  said(): string
  /** Sends the signal and waits until the process has ended; its exit code, or null when it was killed. */
  end(signal?: NodeJS.Signals): Promise<number | null>
}

/** A port that is free now. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

/** The product as `npm start` runs it, as a process of its own. Not waited for. */
export const launch = (env: Readonly<Record<string, string>>): Omit<Product, 'url'> => {
  const { DATABASE_URL: _own, DATA_DIR: _data, PORT: _port, ...rest } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main/start.ts'], {
    cwd: root,
    env: { ...rest, ...env },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return {
    process: child,
    said: () => text,
    async end(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal)
        await once(child, 'exit')
      }
      return child.exitCode
    },
  }
}

/** Starts the product in `dataDir` and waits until it is ready. Throws what it said when it ends instead. */
export const startProduct = async (
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Product> => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const product = launch({ DATA_DIR: dataDir, PORT: String(port), PUBLIC_URL: url, ...env })
  for (;;) {
    if (product.process.exitCode !== null) throw new Error(`the product did not start: ${product.said()}`)
    const ready = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    // the worker starts after the doors are open
    if (ready && product.said().includes('is running')) return { ...product, url }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
