import type pg from 'pg'

/** One fact about this installation, kept in the database. */
export const readSetting = async <T>(client: pg.Client | pg.Pool, name: string): Promise<T | undefined> => {
  const { rows } = await client.query<{ value: T }>(
    'select value from "platform"."setting" where name = $1',
    [name],
  )
  return rows[0]?.value
}

export const writeSetting = async (
  client: pg.Client | pg.Pool,
  name: string,
  value: unknown,
): Promise<void> => {
  await client.query(
    'insert into "platform"."setting" (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
    [name, JSON.stringify(value)],
  )
}
