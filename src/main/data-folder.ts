import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const marker = 'tongban-data'
const format = '1'

/** Makes the data folder, or checks that the one there is ours. Throws one sentence when it is not. */
export const openDataFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const file = join(folder, marker)
    if (!existsSync(file)) {
      if (readdirSync(folder).length > 0)
        throw new Error(`${folder} is not empty and not a data folder of Tongban; choose another DATA_DIR`)
      writeFileSync(file, `${format}\n`)
    }
    const found = readFileSync(file, 'utf8').trim()
    if (found !== format) throw new Error(`${folder} has data format ${found}; this program reads ${format}`)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
      throw new Error(`${folder} cannot be written by this user; choose another DATA_DIR`)
    throw error
  }
}

/** Makes a folder that holds keys and nothing else ours, for a restore. */
export const claimDataFolder = (folder: string): void => {
  const file = join(folder, marker)
  if (!existsSync(file) && readdirSync(folder).every((name) => name === 'keys'))
    writeFileSync(file, `${format}\n`)
}

/**
 * One program at a time on a data folder: an open exclusive transaction on a file in it. The kernel frees it however
 * the holder ends, and it holds between containers that share the folder.
 */
export const lockDataFolder = (folder: string): (() => void) => {
  const lock = new DatabaseSync(join(folder, 'lock.db'))
  const holder = join(folder, 'lock.pid')
  try {
    lock.exec('begin exclusive')
  } catch {
    lock.close()
    const pid = existsSync(holder) ? readFileSync(holder, 'utf8').trim() : '?'
    throw new Error(`${folder} is in use by process ${pid}; stop that one or choose another DATA_DIR`)
  }
  writeFileSync(holder, `${process.pid}\n`)
  return () => lock.close()
}

/** Is another process working on it? */
export const isLocked = (folder: string): boolean => {
  try {
    lockDataFolder(folder)()
    return false
  } catch {
    return true
  }
}
