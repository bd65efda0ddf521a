import type { Write } from '../../kernel/write.ts'
import { type Reader, writer } from '../../platform/db/index.ts'
import type { ProcessTables } from './process.tables.gen.ts'
import type { Definition } from './process.ts'

/** Versions by `key@version`: they never change, so what was read once is kept. */
export type VersionCache = Map<string, Definition>

const w = writer<ProcessTables>()

export const processStore = (db: Reader<ProcessTables>, cache: VersionCache) => ({
  findLatest: (key: string): Promise<{ version: number; sha256: string } | undefined> =>
    db
      .selectFrom('process.definition')
      .select(['version', 'sha256'])
      .where('key', '=', key)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst(),
  find: async (key: string, version: number): Promise<Definition | undefined> => {
    const kept = cache.get(`${key}@${version}`)
    if (kept) return kept
    const row = await db
      .selectFrom('process.definition')
      .select('compiled')
      .where('key', '=', key)
      .where('version', '=', version)
      .executeTakeFirst()
    const found = row && (JSON.parse(row.compiled) as Definition)
    if (found) cache.set(`${key}@${version}`, found)
    return found
  },
  add: (compiled: Definition, source: string, sha256: string, now: Date): Write =>
    w.insert('process.definition', {
      key: compiled.key,
      version: compiled.version,
      sha256,
      source,
      compiled: JSON.stringify(compiled),
      published_at: now,
    }),
})

export type ProcessStore = ReturnType<typeof processStore>
