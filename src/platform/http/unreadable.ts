import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { wordsIn } from '../i18n/words.ts'
import { apiPrefix } from './describe-api.ts'
import { securityHeadersFor } from './security-headers.ts'

const problemOf = (code: string, status: number, language: 'zh' | 'en'): string =>
  JSON.stringify({ type: `/api#${code}`, title: wordsIn(language).t(`problem.${code}`), status, code })

/** An address that is no address never reaches a page or a line; it gets the frame's headers all the same. */
export const unreadableAddress =
  (tls: boolean) =>
  (_error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const language = /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh'
    const toMachine = request.url.startsWith(apiPrefix)
    void reply
      .code(400)
      .headers({ ...securityHeadersFor(tls), 'cache-control': 'no-store' })
      .type(toMachine ? 'application/problem+json' : 'text/plain; charset=utf-8')
      .send(toMachine ? problemOf('bad-request', 400, language) : wordsIn(language).t('problem.bad-request'))
  }

const statuses: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }

/** Bytes that are no request, too much head, or nothing in time: answered shortly, and the connection ends. */
export const unreadableRequest =
  (tls: boolean) =>
  (error: NodeJS.ErrnoException, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return
    const status = statuses[error.code ?? ''] ?? 400
    const body = problemOf(status === 431 ? 'too-large' : 'bad-request', status, 'zh')
    const headers = {
      ...securityHeadersFor(tls),
      'cache-control': 'no-store',
      'content-type': 'application/problem+json',
      'content-length': String(Buffer.byteLength(body)),
      connection: 'close',
    }
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head.join('')}\r\n${body}`)
  }
