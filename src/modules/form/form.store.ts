import type { Write } from '../../kernel/write.ts'
import { type Reader, writer } from '../../platform/db/index.ts'
import type { FormTables } from './form.tables.gen.ts'
import type { Form } from './form.ts'

/** Versions by `key@version`: they never change, so what was read once is kept. */
export type VersionCache = Map<string, Form>

const w = writer<FormTables>()

export const formStore = (db: Reader<FormTables>, cache: VersionCache) => ({
  findLatest: (key: string): Promise<{ version: number; sha256: string } | undefined> =>
    db
      .selectFrom('form.definition')
      .select(['version', 'sha256'])
      .where('key', '=', key)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst(),
  find: async (key: string, version: number): Promise<Form | undefined> => {
    const kept = cache.get(`${key}@${version}`)
    if (kept) return kept
    const row = await db
      .selectFrom('form.definition')
      .select('compiled')
      .where('key', '=', key)
      .where('version', '=', version)
      .executeTakeFirst()
    const found = row && (JSON.parse(row.compiled) as Form)
    if (found) cache.set(`${key}@${version}`, found)
    return found
  },
  add: (compiled: Form, source: string, sha256: string, now: Date): Write =>
    w.insert('form.definition', {
      key: compiled.key,
      version: compiled.version,
      sha256,
      source,
      compiled: JSON.stringify(compiled),
      published_at: now,
    }),
})

export type FormStore = ReturnType<typeof formStore>
