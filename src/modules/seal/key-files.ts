import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/** Private keys as files of the key folder, mode 0600; written whole and synced, or not at all. */
export const keyFiles = (folder: string) => {
  const pathOf = (name: string): string => {
    if (!/^[a-z0-9-]+$/.test(name)) throw new Error('not a key name')
    return join(folder, `${name}.pem`)
  }
  return {
    async find(name: string): Promise<string | undefined> {
      return readFile(pathOf(name), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      })
    },
    /** The key under this name: this one, or the one that another process kept first. */
    async keep(name: string, pem: string): Promise<string> {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const part = `${pathOf(name)}.${randomBytes(6).toString('hex')}.part`
      const file = await open(part, 'wx', 0o600)
      try {
        await file.writeFile(pem)
        await file.sync()
      } finally {
        await file.close()
      }
      await link(part, pathOf(name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error
      })
      await unlink(part)
      const directory = await open(folder, 'r')
      await directory.sync()
      await directory.close()
      return readFile(pathOf(name), 'utf8')
    },
  }
}

export type KeyFiles = ReturnType<typeof keyFiles>
