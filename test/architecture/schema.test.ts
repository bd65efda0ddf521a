import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { expect, it } from 'vitest'
import { readSchema, schemaText, tablesSource } from '../../tools/schema.ts'
import { freshDatabase } from '../support/database.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string): string => readFileSync(root + path, 'utf8')

/** Tables of the case family: `home` comes first in every key, so that they can be sharded by it. */
const namedExceptions = ['draft', 'access']

it('the committed tables and schema text are those of the migrated database', async () => {
  const database = await freshDatabase()
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    const columns = await readSchema(client)
    for (const [schema, own] of Map.groupBy(columns, (c) => c.schema)) {
      const path = `src/modules/${schema}/${schema}.tables.gen.ts`
      if (existsSync(root + path)) expect(read(path), path).toBe(tablesSource(schema, own))
    }
    expect(read('db/schema.sql'), 'db/schema.sql: run npm run generate').toBe(
      await schemaText(client, columns),
    )
    const { rows: keys } = await client.query<{ table: string; first: string }>(`
      select c.relname as table, a.attname as first from pg_index i
      join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where n.nspname = 'case' and i.indisunique`)
    const unready = keys.filter(({ table, first }) => first !== 'home' && !namedExceptions.includes(table))
    expect(unready).toEqual([])
  } finally {
    await client.end()
    await database.drop()
  }
})
