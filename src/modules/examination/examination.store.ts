import type { Write } from '../../kernel/write.ts'
import { type Reader, writer } from '../../platform/db/index.ts'
import type { ExaminationTables } from './examination.tables.gen.ts'
import type { Table } from './examination.ts'

/** Versions by `key@version`: they never change, so what was read once is kept. */
export type VersionCache = Map<string, Table>

const w = writer<ExaminationTables>()

export const examinationStore = (db: Reader<ExaminationTables>, cache: VersionCache) => ({
  findLatest: (key: string): Promise<{ version: number; sha256: string } | undefined> =>
    db
      .selectFrom('examination.definition')
      .select(['version', 'sha256'])
      .where('key', '=', key)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst(),
  find: async (key: string, version: number): Promise<Table | undefined> => {
    const kept = cache.get(`${key}@${version}`)
    if (kept) return kept
    const row = await db
      .selectFrom('examination.definition')
      .select('compiled')
      .where('key', '=', key)
      .where('version', '=', version)
      .executeTakeFirst()
    const found = row && (JSON.parse(row.compiled) as Table)
    if (found) cache.set(`${key}@${version}`, found)
    return found
  },
  add: (compiled: Table, source: string, sha256: string, now: Date): Write =>
    w.insert('examination.definition', {
      key: compiled.key,
      version: compiled.version,
      sha256,
      source,
      compiled: JSON.stringify(compiled),
      published_at: now,
    }),
})

export type ExaminationStore = ReturnType<typeof examinationStore>
