import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const marker = 'tongban-data'
const format = '1'

/** Makes the data folder, or checks that the one there is ours. Throws one sentence when it is not. */
export const openDataFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const file = join(folder, marker)
    if (!existsSync(file)) {
      if (readdirSync(folder).length > 0) throw new Error(`${folder} is not empty and not a data folder of Tongban; choose another DATA_DIR`)
      writeFileSync(file, `${format}\n`)
    }
    const found = readFileSync(file, 'utf8').trim()
    if (found !== format) throw new Error(`${folder} has data format ${found}; this program reads ${format}`)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') throw new Error(`${folder} cannot be written by this user; choose another DATA_DIR`)
    throw error
  }
}

/**
 * One program at a time on a data folder. A listening socket is the lock: the kernel frees it however the holder
 * ends. Linux has abstract names; elsewhere a socket file is tried and taken over when nobody answers.
 */
export const lockDataFolder = (folder: string): Promise<() => void> => {
  const name = `tongban-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 24)}`
  const address = process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`)
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end(String(process.pid)))
    server.unref()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error)
      const other = connect(address)
      other.once('data', (pid) => reject(new Error(`${folder} is in use by process ${pid}; stop that one or choose another DATA_DIR`)))
      other.once('error', () => reject(new Error(`${folder} is in use by another process`)))
    })
    server.listen(address, () => resolve(() => server.close()))
  })
}
