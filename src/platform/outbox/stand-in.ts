import pg from 'pg'

const lockKey = 7_204_502

/**
 * The duty that one process at a time holds: an advisory lock on a connection of its own, asked again before each
 * turn. A connection that is lost gives the duty up; `taken` runs before it counts as held.
 */
export const standIn = (databaseUrl: string, taken: () => Promise<void>) => {
  let holder: pg.Client | undefined
  const drop = (client: pg.Client): void => {
    if (holder === client) holder = undefined
    void client.end().catch(() => undefined)
  }

  const take = async (): Promise<boolean> => {
    const client = new pg.Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: 5_000,
    })
    client.on('error', () => drop(client))
    try {
      await client.connect()
      const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
        lockKey,
      ])
      if (!rows[0]?.mine) {
        drop(client)
        return false
      }
      await taken()
      holder = client
      return true
    } catch (error) {
      drop(client)
      throw error
    }
  }
  return {
    async mine(): Promise<boolean> {
      const client = holder
      if (!client) return take()
      try {
        await client.query('select 1')
        return true
      } catch {
        drop(client)
        return false
      }
    },
    async end(): Promise<void> {
      const client = holder
      holder = undefined
      await client?.end().catch(() => undefined)
    },
  }
}
