import type { ColumnType } from 'kysely'
import type { Write } from '../../kernel/write.ts'
import { type Reader, writer } from '../db/index.ts'

/** What is published as `key@version` and never changes: a form, a process, a decision table. */
export interface Published {
  readonly key: string
  readonly version: number
}

/** The shape of the `definition` table that a module which publishes has in its schema. */
export interface DefinitionTable {
  key: string
  version: number
  sha256: string
  source: string
  compiled: string
  published_at: ColumnType<Date, Date | string, Date | string>
}
export type PublishedTables = { readonly [table: `${string}.definition`]: DefinitionTable }

/** Versions by `key@version`: they never change, so what was read once is kept. */
export type VersionCache<D extends Published> = Map<string, D>

/** The published versions of the module `name`. */
export const publishedStore = <D extends Published>(
  name: string,
  db: Reader<PublishedTables>,
  cache: VersionCache<D>,
) => {
  const table = `${name}.definition` as const
  const w = writer<PublishedTables>()
  return {
    findLatest: (key: string): Promise<{ version: number; sha256: string } | undefined> =>
      db
        .selectFrom(table)
        .select(['version', 'sha256'])
        .where('key', '=', key)
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst(),
    find: async (key: string, version: number): Promise<D | undefined> => {
      const kept = cache.get(`${key}@${version}`)
      if (kept) return kept
      const row = await db
        .selectFrom(table)
        .select('compiled')
        .where('key', '=', key)
        .where('version', '=', version)
        .executeTakeFirst()
      const found = row && (JSON.parse(row.compiled) as D)
      if (found) cache.set(`${key}@${version}`, found)
      return found
    },
    add: (compiled: D, source: string, sha256: string, now: Date): Write =>
      w.insert(table, {
        key: compiled.key,
        version: compiled.version,
        sha256,
        source,
        compiled: JSON.stringify(compiled),
        published_at: now,
      }),
  }
}

export type PublishedStore<D extends Published> = ReturnType<typeof publishedStore<D>>
