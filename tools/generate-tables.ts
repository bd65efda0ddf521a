import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startEmbedded } from '../src/platform/db/embedded.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { readSchema, schemaText, tablesSource } from './schema.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Writes `<m>.tables.gen.ts` of every module and `db/schema.sql`, from a throw-away database. */
const folder = mkdtempSync(join(tmpdir(), 'tongban-generate-'))
const server = await startEmbedded({
  folder: join(folder, 'pg'),
  passwordFile: join(folder, 'password'),
  durable: false,
})
const client = new pg.Client({ connectionString: server.url })
try {
  await client.connect()
  await migrate(client)
  const columns = await readSchema(client)
  for (const [schema, own] of Map.groupBy(columns, (c) => c.schema)) {
    const module = join(root, 'src/modules', schema)
    if (existsSync(module)) writeFileSync(join(module, `${schema}.tables.gen.ts`), tablesSource(schema, own))
  }
  writeFileSync(join(root, 'db/schema.sql'), await schemaText(client, columns))
} finally {
  await client.end()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
