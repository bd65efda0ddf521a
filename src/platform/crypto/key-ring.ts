import { createHash, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { Problem } from '../../kernel/problem.ts'
import type { KeySource } from './key-source.ts'

/** Root keys of this installation, and the keys for single purposes derived from them. */
export interface KeyRing {
  readonly folder: string
  /** Version used for new secrets; it changes while the product runs. */
  readonly current: number
  /** A 256-bit key for one purpose, derived from the root key of that version (HKDF-SHA-256). */
  derive(purpose: string, version?: number): KeyObject
  /** A key that never turns: for indexes and names that must stay findable when versions turn. */
  lasting(purpose: string): KeyObject
  /** A stable name of the lasting root, kept in the database so a foreign key folder is noticed. */
  readonly fingerprint: string
}

/** The ring for those who turn it: the start, the watch of versions, and the rotation. */
export interface TurningKeyRing extends KeyRing {
  readonly source: KeySource
  readonly held: readonly number[]
  /** The current version, whether or not it may be sealed with right now. */
  readonly known: number
  /** Loads a version's root key; answers its fingerprint. */
  load(version: number): Promise<string>
  /** Makes the root key of a new version, kept before anything is sealed with it; answers its fingerprint. */
  make(version: number): Promise<string>
  use(version: number): void
  forget(version: number): void
  /** New secrets may be sealed until then (`performance.now`): a process that slept through a turn must look first. */
  trustUntil(instant: number): void
}

export const masterName = (version: number): string => `master-${version}`
const lastingName = 'lasting'

const derived = (root: Buffer, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', root, Buffer.alloc(0), `tongban:${purpose}`, 32)))

const fingerprintOf = (root: Buffer): string =>
  createHash('sha256').update(derived(root, 'fingerprint').export()).digest('hex').slice(0, 32)

/** A key that the source has, or a new one. */
const loadOrKeep = (source: KeySource, name: string, fresh: () => Promise<Buffer>): Promise<Buffer> =>
  source.names().includes(name) ? source.load(name) : fresh().then((key) => source.keep(name, key))

/** Opens all keys of the source; a new source gets its lasting root and version 1. */
export const openKeyRing = async (source: KeySource): Promise<TurningKeyRing> => {
  const found = source.names()
  const isNew = !found.includes(lastingName) && !found.includes(masterName(1))
  if (isNew) await source.keep(masterName(1), randomBytes(32))
  // an installation from before the lasting root: its indexes were made with version 1, and must stay findable
  const lastingRoot = await loadOrKeep(source, lastingName, () =>
    isNew ? Promise.resolve(randomBytes(32)) : source.load(masterName(1)),
  )
  const roots = new Map<number, Buffer>()
  const keys = new Map<string, KeyObject>()
  const remembered = (name: string, root: Buffer, purpose: string): KeyObject => {
    const key = keys.get(name) ?? derived(root, purpose)
    keys.set(name, key)
    return key
  }
  let trusted = Number.POSITIVE_INFINITY
  const load = async (version: number): Promise<string> => {
    const root = roots.get(version) ?? (await source.load(masterName(version)))
    roots.set(version, root)
    return fingerprintOf(root)
  }
  for (const name of source.names()) {
    const version = /^master-(\d+)$/.exec(name)?.[1]
    if (version) await load(Number(version))
  }
  let current = Math.max(...roots.keys())
  if (!Number.isFinite(current))
    throw new Error(`${source.folder} has no master key; restore the right keys folder`)
  const sealing = (): number => {
    if (performance.now() > trusted) throw new Problem('failed', 503)
    return current
  }
  return {
    source,
    folder: source.folder,
    get current() {
      return sealing()
    },
    get known() {
      return current
    },
    get held() {
      return [...roots.keys()].sort((a, b) => a - b)
    },
    derive(purpose, version = sealing()) {
      const root = roots.get(version)
      if (!root) throw new Error(`key version ${version} is not in ${source.folder}`)
      return remembered(`${version}:${purpose}`, root, purpose)
    },
    lasting: (purpose) => remembered(`lasting:${purpose}`, lastingRoot, purpose),
    fingerprint: fingerprintOf(lastingRoot),
    load,
    async make(version) {
      roots.set(version, await source.keep(masterName(version), randomBytes(32)))
      return load(version)
    },
    use(version) {
      if (!roots.has(version)) throw new Error(`key version ${version} is not in ${source.folder}`)
      current = version
    },
    forget(version) {
      roots.delete(version)
      for (const name of keys.keys()) if (name.startsWith(`${version}:`)) keys.delete(name)
    },
    trustUntil(instant) {
      trusted = instant
    },
  }
}
