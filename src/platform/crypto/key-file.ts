import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

export const syncFolder = (folder: string): void => {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/**
 * Writes a new secret, readable by its owner only and on the disk before anything is sealed with it. It is there
 * whole or not at all; one that is there already is never written over (EEXIST).
 */
export const writeKeyFile = (path: string, secret: Uint8Array): void => {
  const part = `${path}.${process.pid}.part`
  const handle = openSync(part, 'w', 0o600)
  writeSync(handle, secret)
  fsyncSync(handle)
  closeSync(handle)
  try {
    linkSync(part, path)
  } finally {
    unlinkSync(part)
  }
  syncFolder(dirname(path))
}

const looser = (path: string): boolean => (statSync(path).mode & 0o077) !== 0

/** Makes the key folder, or checks that nobody else can look into it. Throws one sentence when somebody can. */
export const checkKeyFolder = (folder: string): void => {
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (looser(folder)) throw new Error(`${folder} is open to others; set its mode to 0700`)
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory() && looser(path))
      throw new Error(`${path} is open to others; set its mode to 0700`)
    if (entry.isFile() && looser(path)) throw new Error(`${path} can be read by others; set its mode to 0600`)
  }
}
