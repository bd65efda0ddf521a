import { createHmac, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { KeyRing } from '../crypto/key-ring.ts'
import type { KeyVersion } from '../crypto/key-versions.ts'
import type { BaseCopy } from './base-copy.ts'

export const backupFormat = 2

export interface BackedUpTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: number
  readonly bytes: number
  readonly sha256: string
}

/** What a backup holds. It names keys, and holds none; no personal value stands in it. */
export interface Manifest {
  readonly format: number
  readonly id: string
  readonly at: string
  readonly postgres: string
  readonly sample: boolean
  /** Fingerprint of the lasting root and of each version: which keys folder this backup needs. */
  readonly fingerprint: string
  readonly keys: readonly KeyVersion[]
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[]
  readonly tables: readonly BackedUpTable[]
  readonly sequences: readonly { readonly name: string; readonly last: number }[]
  readonly files: { readonly count: number; readonly bytes: number; readonly sha256: string }
  /** Only where WAL is kept: the cluster's own files. */
  readonly base: BaseCopy | null
  /** The last link of the audit chain in it. */
  readonly audit: { readonly seq: number; readonly hash: string } | null
  /** Of the heads of the chain that were written down outside of the database. */
  readonly heads: { readonly sha256: string }
}

const manifestFile = (folder: string): string => join(folder, 'tongban-backup.json')
const macFile = (folder: string): string => join(folder, 'tongban-backup.mac')

const macOf = (keys: KeyRing, text: string): Buffer =>
  createHmac('sha256', keys.lasting('backup-manifest')).update(text).digest()

const writeSynced = async (path: string, text: string): Promise<void> => {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Written last: a folder without it is no backup. */
export const writeManifest = async (folder: string, manifest: Manifest, keys: KeyRing): Promise<void> => {
  const text = `${JSON.stringify(manifest, null, 1)}\n`
  await writeSynced(macFile(folder), `${macOf(keys, text).toString('hex')}\n`)
  await writeSynced(manifestFile(folder), text)
}

/** Reads the list without believing it yet: which keys does it ask for? */
export const peekManifest = (folder: string): { text: string; manifest: Manifest } => {
  if (!existsSync(manifestFile(folder)) || !existsSync(macFile(folder)))
    throw new Error(`${folder} holds no whole backup (tongban-backup.json is missing)`)
  const text = readFileSync(manifestFile(folder), 'utf8')
  try {
    const manifest = JSON.parse(text) as Manifest
    if (manifest.format === backupFormat) return { text, manifest }
  } catch {
    throw new Error(`${folder} was altered: its list cannot be read`)
  }
  throw new Error(`${folder} has a backup format that this program does not read`)
}

/** The list, only if it was written by who holds these keys and not changed since. */
export const readManifest = (folder: string, keys: KeyRing): Manifest => {
  const { text, manifest } = peekManifest(folder)
  if (manifest.fingerprint !== keys.fingerprint)
    throw new Error(
      `the keys in ${keys.folder} are not those of this backup (it needs ${manifest.fingerprint.slice(0, 8)}…); put the right keys folder there`,
    )
  const found = Buffer.from(readFileSync(macFile(folder), 'utf8').trim(), 'hex')
  const expected = macOf(keys, text)
  if (found.length !== expected.length || !timingSafeEqual(found, expected))
    throw new Error(`${folder} was altered: its list is not as it was written`)
  return manifest
}
