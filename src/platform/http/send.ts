import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const smallest = 1_200

/** Pages are made anew each time: a light effort, within a window no larger than they are. */
const pageEffort = { quality: 3, window: 18, gzip: 3 }
/** What never changes is compressed once, as well as can be. */
const assetEffort = { quality: 11, window: 22, gzip: 9 }

interface Compressed {
  readonly encoding: string
  readonly body: Buffer
}

const compress = (accepts: string, body: Buffer, effort: typeof pageEffort): Compressed | undefined => {
  if (/\bbr\b/.test(accepts)) {
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: effort.quality,
      [constants.BROTLI_PARAM_LGWIN]: effort.window,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    }
    return { encoding: 'br', body: brotliCompressSync(body, { params }) }
  }
  return /\bgzip\b/.test(accepts)
    ? { encoding: 'gzip', body: gzipSync(body, { level: effort.gzip }) }
    : undefined
}

const acceptedBy = (request: FastifyRequest): string => String(request.headers['accept-encoding'] ?? '')

const sendAs = (reply: FastifyReply, plain: Buffer, small: Compressed | undefined): FastifyReply => {
  reply.header('vary', 'accept-encoding')
  return small ? reply.header('content-encoding', small.encoding).send(small.body) : reply.send(plain)
}

/** Sends text compressed as the browser allows. */
export const send = (request: FastifyRequest, reply: FastifyReply, body: string): FastifyReply => {
  const bytes = Buffer.from(body)
  const small = bytes.length < smallest ? undefined : compress(acceptedBy(request), bytes, pageEffort)
  return sendAs(reply, bytes, small)
}

/** A sender of one file that never changes; each encoding is made when it is first asked for. */
export const assetSender = (
  body: Buffer,
): ((request: FastifyRequest, reply: FastifyReply) => FastifyReply) => {
  const made = new Map<string, Compressed | undefined>()
  return (request, reply) => {
    const accepts = acceptedBy(request)
    const encoding = /\bbr\b/.test(accepts) ? 'br' : /\bgzip\b/.test(accepts) ? 'gzip' : ''
    if (!made.has(encoding)) made.set(encoding, compress(encoding, body, assetEffort))
    return sendAs(reply, body, made.get(encoding))
  }
}
