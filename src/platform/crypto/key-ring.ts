import { createHash, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { writeKeyFile } from './key-file.ts'

/** Secrets of this installation, in files with tight modes under `<data>/keys`. */
export interface KeyRing {
  readonly folder: string
  /** Version used for new secrets. */
  readonly current: number
  /** A 256-bit key for one purpose, derived from the master key of that version (HKDF-SHA-256). */
  derive(purpose: string, version?: number): KeyObject
  /** A stable name of the master keys, kept in the database so a foreign key folder is noticed. */
  readonly fingerprint: string
}

const masterFile = (folder: string, version: number): string => join(folder, `master-${version}.key`)

/** Opens the key folder, making the first master key when there is none. Throws when a key is open to others. */
export const openKeyRing = (folder: string): KeyRing => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  if (!existsSync(masterFile(folder, 1))) writeKeyFile(masterFile(folder, 1), randomBytes(32))
  const versions = readdirSync(folder)
    .map((name) => /^master-(\d+)\.key$/.exec(name)?.[1])
    .filter((v) => v !== undefined)
    .map(Number)
    .sort((a, b) => a - b)
  const masters = new Map(
    versions.map((v) => {
      const file = masterFile(folder, v)
      if (statSync(file).mode & 0o077) throw new Error(`${file} can be read by others; set its mode to 0600`)
      const key = readFileSync(file)
      if (key.length !== 32) throw new Error(`${file} is not a key of 32 bytes`)
      return [v, key] as const
    }),
  )
  const current = versions.at(-1) ?? 1
  const derived = new Map<string, KeyObject>()
  return {
    folder,
    current,
    derive(purpose, version = current) {
      const name = `${version}:${purpose}`
      let key = derived.get(name)
      if (!key) {
        const master = masters.get(version)
        if (!master) throw new Error(`key version ${version} is not in ${folder}`)
        key = createSecretKey(
          Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `tongban:${purpose}`, 32)),
        )
        derived.set(name, key)
      }
      return key
    },
    fingerprint: createHash('sha256')
      .update(
        Buffer.from(
          hkdfSync('sha256', masters.get(1) ?? Buffer.alloc(0), Buffer.alloc(0), 'tongban:fingerprint', 32),
        ),
      )
      .digest('hex')
      .slice(0, 32),
  }
}
