import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

const syncFolder = (folder: string): void => {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/** Writes a new secret, readable by its owner only and on the disk before anything is sealed with it. */
export const writeKeyFile = (path: string, secret: Uint8Array): void => {
  const handle = openSync(path, 'wx', 0o600)
  writeSync(handle, secret)
  fsyncSync(handle)
  closeSync(handle)
  syncFolder(dirname(path))
}
