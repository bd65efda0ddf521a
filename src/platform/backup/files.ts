import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Ids of stored files. */
export const idPattern = /^[0-9a-f]{32}$/

export const filePath = (root: string, id: string): string => join(root, id.slice(0, 2), id.slice(2, 4), id)

export interface CopiedFile {
  readonly id: string
  readonly bytes: number
  readonly sha256: string
}

/** Copies files that are not in `done` yet, sealed as they lie there. One that goes meanwhile belongs to no row. */
export const copyFiles = async (from: string, to: string, done: Map<string, CopiedFile>): Promise<void> => {
  const entries = await readdir(from, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    const id = entry.name
    if (!entry.isFile() || !idPattern.test(id) || done.has(id)) continue
    const content = await readFile(filePath(from, id)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw error
    })
    if (!content) continue
    const path = filePath(to, id)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(path, content, { mode: 0o600, flush: true })
    done.set(id, { id, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') })
  }
}

export const listText = (files: Iterable<CopiedFile>): string =>
  [...files].map(({ id, bytes, sha256 }) => `${id} ${bytes} ${sha256}\n`).join('')

export const readList = (text: string): CopiedFile[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [id = '', bytes = '', sha256 = ''] = line.split(' ')
      return { id, bytes: Number(bytes), sha256 }
    })
