import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const smallest = 1_200

const compress = (accepts: string, body: Buffer): { encoding: string; body: Buffer } | undefined => {
  if (/\bbr\b/.test(accepts)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
    return { encoding: 'br', body: brotliCompressSync(body, { params }) }
  }
  return /\bgzip\b/.test(accepts) ? { encoding: 'gzip', body: gzipSync(body, { level: 5 }) } : undefined
}

/** Sends text compressed as the browser allows. */
export const send = (request: FastifyRequest, reply: FastifyReply, body: string | Buffer): FastifyReply => {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  reply.header('vary', 'accept-encoding')
  const small =
    bytes.length < smallest ? undefined : compress(String(request.headers['accept-encoding'] ?? ''), bytes)
  return small ? reply.header('content-encoding', small.encoding).send(small.body) : reply.send(bytes)
}
