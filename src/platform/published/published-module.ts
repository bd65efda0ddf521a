import { defineModule, type Module } from '../module.ts'
import type { Platform } from '../platform.ts'
import {
  type DefinitionTable,
  type Published,
  type PublishedStore,
  type PublishedTables,
  publishedStore,
  type VersionCache,
} from './published-store.ts'

/**
 * A module whose only table is its published versions; what was read once is kept as long as the platform runs.
 * `_Row` is that table as generated: one of another shape does not compile.
 */
export const publishedModule = <D extends Published, _Row extends DefinitionTable>(
  name: string,
): Module<PublishedStore<D>> => {
  const caches = new WeakMap<Platform, VersionCache<D>>()
  return defineModule<PublishedTables, PublishedStore<D>>({
    name,
    store: (db, platform) => {
      const cache: VersionCache<D> = caches.get(platform) ?? new Map()
      caches.set(platform, cache)
      return publishedStore<D>(name, db, cache)
    },
  })
}
