import type pg from 'pg'

export const quoted = (name: string): string =>
  name
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')

const ours = `n.nspname !~ '^(pg_|information_schema|public|graphile)'`

/** Every table of ours with the columns that are stored, in name order. */
export const listTables = async (
  db: pg.Client,
): Promise<{ readonly name: string; readonly columns: readonly string[] }[]> =>
  (
    await db.query<{ name: string; columns: string[] }>(
      `select n.nspname || '.' || c.relname as name,
         array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       where c.relkind = 'r' and ${ours} group by 1 order by 1`,
    )
  ).rows

/** Tables in an order in which each stands after those it refers to. */
export const inOrder = async (db: pg.Client, tables: readonly string[]): Promise<string[]> => {
  const { rows } = await db.query<{ from: string; to: string }>(
    `select n.nspname || '.' || c.relname as "from", m.nspname || '.' || d.relname as "to"
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     join pg_class d on d.oid = k.confrelid join pg_namespace m on m.oid = d.relnamespace
     where k.contype = 'f' and c.oid <> d.oid and ${ours}`,
  )
  const done = new Set<string>()
  const ordered: string[] = []
  const visit = (table: string, trail: readonly string[]): void => {
    if (done.has(table)) return
    if (trail.includes(table)) throw new Error(`tables refer to each other in a ring: ${[...trail, table]}`)
    for (const { from, to } of rows) if (from === table) visit(to, [...trail, table])
    done.add(table)
    if (tables.includes(table)) ordered.push(table)
  }
  for (const table of tables) visit(table, [])
  return ordered
}

/** Counters and how far each has come. */
export const listSequences = async (db: pg.Client): Promise<{ name: string; last: number }[]> =>
  (
    await db.query<{ name: string; last: number }>(
      `select schemaname || '.' || sequencename as name, last_value as last from pg_sequences
       where last_value is not null and schemaname !~ '^(pg_|information_schema|public|graphile)' order by 1`,
    )
  ).rows
