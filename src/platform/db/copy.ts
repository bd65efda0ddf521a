import { once } from 'node:events'
import { Readable } from 'node:stream'
import type pg from 'pg'

/** What of the driver's connection the COPY protocol needs. */
interface Wire {
  readonly stream: NodeJS.ReadWriteStream & { readonly writableNeedDrain: boolean }
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
}

const rowsOf = (text: string | undefined): number => Number(/^COPY (\d+)$/.exec(text ?? '')?.[1] ?? 0)

/** `copy … to stdout` as a stream of bytes, and how many rows it had once the stream has ended. */
export const copyOut = (client: pg.Client, sql: string): { bytes: Readable; rows: () => number } => {
  let rows = 0
  let wire: Wire | undefined
  const bytes = new Readable({ read: () => void wire?.stream.resume() })
  const submittable = {
    submit(connection: Wire) {
      wire = connection
      connection.query(sql)
    },
    handleCopyData({ chunk }: { chunk: Buffer }, connection: Wire) {
      // the driver uses its buffer again
      if (!bytes.push(Buffer.from(chunk))) connection.stream.pause()
    },
    handleCommandComplete({ text }: { text?: string }) {
      rows = rowsOf(text)
    },
    handleReadyForQuery() {
      bytes.push(null)
    },
    handleError(error: Error) {
      bytes.destroy(error)
    },
  }
  client.query(submittable as unknown as pg.Submittable)
  return { bytes, rows: () => rows }
}

/** `copy … from stdin` of these bytes; answers the number of rows. */
export const copyIn = (client: pg.Client, sql: string, bytes: AsyncIterable<Buffer>): Promise<number> =>
  new Promise((resolve, reject) => {
    let rows = 0
    let failed: Error | undefined
    const send = async (wire: Wire): Promise<void> => {
      try {
        for await (const chunk of bytes) {
          wire.sendCopyFromChunk(chunk)
          if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain')
        }
        wire.endCopyFrom()
      } catch (error) {
        failed = error as Error
        wire.sendCopyFail('the source failed')
      }
    }
    const submittable = {
      submit: (wire: Wire) => wire.query(sql),
      handleCopyInResponse: (wire: Wire) => void send(wire),
      handleCommandComplete({ text }: { text?: string }) {
        rows = rowsOf(text)
      },
      handleReadyForQuery: () => resolve(rows),
      handleError: (error: Error) => reject(failed ?? error),
    }
    client.query(submittable as unknown as pg.Submittable)
  })
