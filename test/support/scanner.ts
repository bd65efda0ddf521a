import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** The harmless file that every scanner finds (EICAR, 2003), in two halves so that this source is not found. */
export const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
)

export type Behaviour = 'looks' | 'is silent' | 'hangs up' | 'is confused' | 'has heard enough'

export interface Scanner {
  readonly address: string
  /** What it was sent, file by file. */
  readonly seen: readonly Buffer[]
  behave(how: Behaviour): void
}

/** Reads zINSTREAM and the pieces behind it, as clamd does; undefined while more is to come. */
const contentOf = (sent: Buffer): Buffer | undefined => {
  const command = Buffer.from('zINSTREAM\0')
  if (sent.length < command.length) return undefined
  if (!sent.subarray(0, command.length).equals(command)) throw new Error('no INSTREAM')
  const parts: Buffer[] = []
  for (let at = command.length; at + 4 <= sent.length; ) {
    const length = sent.readUInt32BE(at)
    if (length === 0) return Buffer.concat(parts)
    if (at + 4 + length > sent.length) return undefined
    parts.push(sent.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}

/** A scanner that speaks clamd's protocol over TCP, or over a socket of this machine. */
export const startScanner = async (over: 'tcp' | 'unix' = 'tcp'): Promise<Scanner> => {
  const seen: Buffer[] = []
  let behaviour: Behaviour = 'looks'
  const open = new Set<Socket>()
  const answer = (socket: Socket, content: Buffer): void => {
    seen.push(content)
    if (behaviour === 'is silent') return
    if (behaviour === 'hangs up') socket.destroy()
    else if (behaviour === 'is confused') socket.end('UNKNOWN COMMAND\0')
    else socket.end(`stream: ${content.includes(eicar) ? 'Win.Test.EICAR_HDB-1 FOUND' : 'OK'}\0`)
  }
  const server = createServer((socket) => {
    open.add(socket)
    let sent = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('close', () => open.delete(socket))
    socket.on('data', (part: Buffer) => {
      sent = Buffer.concat([sent, part])
      if (behaviour === 'has heard enough') return void socket.end('INSTREAM size limit exceeded. ERROR\0')
      const content = contentOf(sent)
      if (content) answer(socket, content)
    })
  })
  const folder = over === 'unix' ? await mkdtemp(join(tmpdir(), 'scanner-')) : undefined
  await new Promise<void>((done) =>
    folder ? server.listen(join(folder, 's'), done) : server.listen(0, '127.0.0.1', done),
  )
  afterAll(async () => {
    for (const socket of open) socket.destroy()
    await new Promise((done) => server.close(done))
    if (folder) await rm(folder, { recursive: true })
  })
  const { port } = server.address() as AddressInfo
  return {
    address: folder ? join(folder, 's') : `127.0.0.1:${port}`,
    seen,
    behave: (how) => {
      behaviour = how
    },
  }
}
