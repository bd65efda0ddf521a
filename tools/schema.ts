import type pg from 'pg'

export interface Column {
  readonly schema: string
  readonly table: string
  readonly column: string
  readonly type: string
  readonly nullable: boolean
  readonly preset: string | null
  readonly generated: boolean
  readonly collation: string | null
}

/** All columns of our schemas in their order. */
export const readSchema = async (client: pg.Client): Promise<Column[]> => {
  const { rows } = await client.query<Column>(`
    select n.nspname as schema, c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
      not a.attnotnull as nullable, pg_get_expr(d.adbin, d.adrelid) as preset,
      a.attidentity <> '' or a.attgenerated <> '' as generated,
      case when a.attcollation <> t.typcollation then l.collname end as collation
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
      left join pg_collation l on l.oid = a.attcollation
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema|public|graphile)'
    order by n.nspname, c.relname, a.attnum`)
  return rows
}

const scalar = (type: string): string => {
  if (/^(int|bigint|smallint|double|numeric|real)/.test(type)) return 'number'
  if (type === 'boolean') return 'boolean'
  if (type === 'bytea') return 'Buffer'
  return 'string'
}

/** What is read, and what may be written: JSON and times are written otherwise than they are read. */
const columnType = ({ type, nullable, preset, generated }: Column): string => {
  const nothing = nullable ? ' | null' : ''
  const left = preset !== null || nullable ? ' | undefined' : ''
  const of = (read: string, written: string): string =>
    `ColumnType<${read}${nothing}, ${written}${nothing}${left}, ${written}${nothing}>`
  if (generated) return `Generated<${scalar(type)}>`
  if (type === 'jsonb') return `ColumnType<unknown, string${nothing}${left}, string${nothing}>`
  if (type.startsWith('timestamp')) return of('Date', 'Date | string')
  if (type.endsWith('[]')) return of(`${scalar(type)}[]`, `readonly ${scalar(type)}[]`)
  return left ? of(scalar(type), scalar(type)) : scalar(type)
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** The TypeScript source of a module's tables. */
export const tablesSource = (schema: string, columns: readonly Column[]): string => {
  const tables = [...Map.groupBy(columns, (c) => c.table)].map(
    ([table, own]) =>
      `  '${schema}.${table}': {\n${own.map((c) => `    ${c.column}: ${columnType(c)}\n`).join('')}  }\n`,
  )
  const body = tables.join('')
  const names = ['ColumnType', 'Generated'].filter((name) => body.includes(`${name}<`))
  const imports = names.length > 0 ? `import type { ${names.join(', ')} } from 'kysely'\n\n` : ''
  return `// Generated from the migrated database by "npm run generate"; do not edit.\n${imports}export interface ${capital(schema)}Tables {\n${body}}\n`
}

const rowsOf = async (client: pg.Client, sql: string): Promise<string[]> =>
  (await client.query<{ line: string }>(sql)).rows.map((row) => row.line)

/** The migrated database as text: tables, constraints, indexes, policies of rows, functions. */
export const schemaText = async (client: pg.Client, columns: readonly Column[]): Promise<string> => {
  const ours = "n.nspname !~ '^(pg_|information_schema|public|graphile)'"
  const tables = [...Map.groupBy(columns, (c) => `"${c.schema}"."${c.table}"`)].map(([table, own]) => {
    const lines = own.map((c) =>
      [
        `  ${c.column} ${c.type}`,
        c.collation ? ` collate "${c.collation}"` : '',
        c.nullable ? '' : ' not null',
        c.preset ? ` default ${c.preset}` : '',
        c.generated ? ' generated' : '',
      ].join(''),
    )
    return `create table ${table} (\n${lines.join(',\n')}\n);`
  })
  const constraints = await rowsOf(
    client,
    `select format('alter table %I.%I add constraint %I %s;', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)) as line
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where ${ours} and k.contype <> 'n' order by n.nspname, c.relname, k.conname`,
  )
  const indexes = await rowsOf(
    client,
    `select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i join pg_class c on c.oid = i.indrelid
     join pg_namespace n on n.oid = c.relnamespace
     where ${ours} and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by 1`,
  )
  const policies = await rowsOf(
    client,
    `select format(E'create policy %I on %s for %s%s using\n  %s;', p.polname, p.polrelid::regclass,
      case p.polcmd when 'r' then 'select' else 'all' end,
      (select ' to ' || string_agg(quote_ident(r.rolname), ', ') from pg_roles r where r.oid = any (p.polroles)), pg_get_expr(p.polqual, p.polrelid)) as line
      from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
      where ${ours} order by p.polrelid::regclass::text, p.polname`,
  )
  const functions = await rowsOf(
    client,
    `select pg_get_functiondef(p.oid) || ';' as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${ours} order by p.proname`,
  )
  const head = '-- The migrated database as text, written by "npm run generate"; do not edit.'
  return `${[head, ...tables, ...constraints, ...indexes, ...policies, ...functions].join('\n\n')}\n`
}
