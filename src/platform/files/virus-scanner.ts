import { connect, type NetConnectOpts } from 'node:net'

/** Looks at a file: the name of what was found, or undefined when it is clean. Throws when nobody could look. */
export type VirusScanner = (content: Buffer) => Promise<string | undefined>

const piece = 65_536
const longestReply = 4_096

/** `host:port`, or the path of a socket of this machine. */
const placeOf = (address: string): NetConnectOpts => {
  if (address.startsWith('/')) return { path: address }
  const [, host, port] = /^(?:\[([\da-f:]+)\]|([\w.-]+)):(\d{1,5})$/i.exec(address)?.filter(Boolean) ?? []
  if (!host || Number(port) > 65_535)
    throw new Error(`VIRUS_SCANNER must be host:port or the path of a socket, not "${address}"`)
  return { host, port: Number(port) }
}

/** The content in pieces, each behind its length, and a length of nothing at the end. */
function* framed(content: Buffer): Generator<Buffer> {
  yield Buffer.from('zINSTREAM\0')
  for (let at = 0; at < content.length; at += piece) {
    const part = content.subarray(at, at + piece)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(part.length)
    yield length
    yield part
  }
  yield Buffer.alloc(4)
}

const verdictIn = (reply: string): string | undefined => {
  const [, what = ''] = /^stream: (.+?)\0?\s*$/.exec(reply) ?? []
  if (what === 'OK') return undefined
  const [, found] = /^(.+) FOUND$/.exec(what) ?? []
  if (found) return found
  throw new Error(`the virus scanner answered ${JSON.stringify(reply.slice(0, 200))}`)
}

/** A scanner that speaks clamd's INSTREAM (man 8 clamd): one connection a file, as the operator named it. */
export const clamdScanner = (address: string, timeoutMs = 30_000): VirusScanner => {
  const place = placeOf(address)
  return (content) =>
    new Promise((found, failed) => {
      const socket = connect(place)
      let reply = ''
      const over = setTimeout(() => socket.destroy(new Error('the virus scanner is silent')), timeoutMs)
      const end = (error?: Error): void => {
        clearTimeout(over)
        socket.destroy()
        try {
          // a scanner that has heard enough may answer and close before it was sent everything
          if (error && reply === '') throw error
          found(verdictIn(reply))
        } catch (unclear) {
          failed(unclear)
        }
      }
      socket.on('data', (part: Buffer) => {
        reply += part.toString('utf8')
        if (reply.includes('\0') || reply.length > longestReply) end()
      })
      socket.once('error', end)
      socket.once('close', () => end())
      for (const part of framed(content)) socket.write(part)
    })
}
