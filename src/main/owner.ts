import pg from 'pg'

/** Works as the owner of the database, who sees all rows: for tools that copy or turn everything. */
export const asOwner = async <T>(url: string, work: (owner: pg.Client) => Promise<T>): Promise<T> => {
  const owner = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  owner.on('error', () => undefined)
  await owner.connect()
  try {
    // an owner that is no superuser is under the policies of the rows too
    await owner.query(`select set_config('tb.kind', 'system', false)`)
    return await work(owner)
  } finally {
    await owner.end()
  }
}
