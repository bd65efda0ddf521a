import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { checkKeyFolder, syncFolder, writeKeyFile } from './key-file.ts'

/** Where root keys (`lasting`, `master-1`, `master-2` …) come from: 32 bytes each, never overwritten. */
export interface KeySource {
  /** The key folder: with a key service only wrapped keys lie in it. */
  readonly folder: string
  /** What a person may call it. */
  readonly kind: 'file' | 'service'
  /** Names of the keys that are here. */
  names(): readonly string[]
  load(name: string): Promise<Buffer>
  /** Keeps a new key for good; the answer is the key under that name, which another process may have kept first. */
  keep(name: string, key: Buffer): Promise<Buffer>
  /** Puts a key aside: nothing opens with it any more, until somebody brings it back for an old backup. */
  retire(name: string): void
}

/** The key folder as both sources use it: one file a key. */
export const keyFolder = (folder: string, ending: string) => {
  checkKeyFolder(folder)
  const pathOf = (name: string): string => join(folder, `${name}.${ending}`)
  return {
    folder,
    names: (): readonly string[] =>
      readdirSync(folder)
        .filter((file) => file.endsWith(`.${ending}`))
        .map((file) => file.slice(0, -ending.length - 1)),
    has: (name: string): boolean => existsSync(pathOf(name)),
    read: (name: string): Buffer => {
      if (!existsSync(pathOf(name)))
        throw new Error(`${folder} has no ${name}.${ending}; restore the right keys folder`)
      return readFileSync(pathOf(name))
    },
    write: (name: string, bytes: Buffer): void => {
      try {
        writeKeyFile(pathOf(name), bytes)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
    },
    retire: (name: string): void => {
      mkdirSync(join(folder, 'retired'), { recursive: true, mode: 0o700 })
      renameSync(pathOf(name), join(folder, 'retired', `${name}.${ending}`))
      syncFolder(join(folder, 'retired'))
      syncFolder(folder)
    },
  }
}

export const checkedKey = (key: Buffer, where: string): Buffer => {
  if (key.length !== 32) throw new Error(`${where} is not a key of 32 bytes`)
  return key
}

/** Root keys as plain files of 32 bytes, mode 0600, in a folder of mode 0700. */
export const fileKeySource = (folder: string): KeySource => {
  const files = keyFolder(folder, 'key')
  const load = async (name: string): Promise<Buffer> =>
    checkedKey(files.read(name), join(folder, `${name}.key`))
  return {
    folder,
    kind: 'file',
    names: files.names,
    load,
    async keep(name, key) {
      files.write(name, key)
      return load(name)
    },
    retire: files.retire,
  }
}
