import type { LookupAddress } from 'node:dns'
import { globSync, readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { createOutgoing, type OutgoingReason } from './outgoing.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

const closers: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closers) await close()
})

const serve = async (listener: RequestListener, host = '127.0.0.1', port = 0): Promise<number> => {
  const server = createServer(listener)
  await new Promise<void>((ready) => server.listen(port, host, ready))
  closers.push(async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  })
  return (server.address() as AddressInfo).port
}

const names = (table: Readonly<Record<string, readonly string[]>>) => {
  const asked: string[] = []
  const resolve = async (host: string): Promise<readonly LookupAddress[]> => {
    asked.push(host)
    const found = table[host]
    if (!found) throw new Error('ENOTFOUND')
    return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  }
  return { asked, resolve }
}

const refused = async (work: Promise<unknown>, reason: OutgoingReason): Promise<void> => {
  await expect(work).rejects.toMatchObject({ reason })
}

describe('where a request may go', () => {
  const { resolve } = names({
    'inside.example': ['10.0.0.7'],
    'both.example': ['93.184.215.14', '127.0.0.1'],
    'mapped.example': ['::ffff:169.254.169.254'],
    'empty.example': [],
  })
  const out = createOutgoing({ allowed: [], resolve })

  it.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://0/',
    'https://10.1.2.3/',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://100.64.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/',
    'https://[::]/',
    'https://[fe80::1]/',
    'https://[fd00::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://224.0.0.1/',
    'https://inside.example/',
    'https://both.example/',
    'https://mapped.example/',
  ])('never inside: %s', async (url) => {
    await refused(out({ url }), 'inner-address')
  })

  it.each<[string, OutgoingReason]>([
    ['file:///etc/passwd', 'scheme'],
    ['gopher://example.com/', 'scheme'],
    ['data:text/plain,x', 'scheme'],
    ['no address', 'address-unreadable'],
    ['https://user:secret@example.com/', 'credentials-in-address'],
    ['http://example.com/', 'plain-http'],
    ['https://nobody.example/', 'unknown-host'],
    ['https://empty.example/', 'unknown-host'],
  ])('%s: %s', async (url, reason) => {
    await refused(out({ url }), reason)
  })

  it('goes where the configuration names host and port, and to no other port of that host', async () => {
    const port = await serve((request, response) => {
      let body = ''
      request.on('data', (part) => {
        body += part
      })
      request.on('end', () => response.end(`${request.method} ${request.headers.host} ${body}`))
    })
    const outside = createOutgoing({
      allowed: [`department.example:${port}`],
      ...names({ 'department.example': ['127.0.0.1'] }),
    })
    const answer = await outside({ url: `http://department.example:${port}/`, method: 'POST', body: 'token' })
    expect([answer.status, answer.body.toString()]).toEqual([200, `POST department.example:${port} token`])
    await refused(outside({ url: `https://department.example:${port + 1}/` }), 'inner-address')
    await refused(outside({ url: `https://127.0.0.1:${port}/` }), 'inner-address')
  })
})

describe('a name that changes its meaning', () => {
  it('is resolved once, and that address is the one connected to', async () => {
    const port = await serve((_request, response) => response.end('first'))
    await serve((_request, response) => response.end('second'), '127.0.0.2', port)
    let turn = 0
    const out = createOutgoing({
      allowed: [`rebind.example:${port}`],
      resolve: async () => [{ address: `127.0.0.${++turn}`, family: 4 }],
    })
    expect((await out({ url: `http://rebind.example:${port}/` })).body.toString()).toBe('first')
    expect(turn).toBe(1)
  })
})

describe('the rest of the product', () => {
  it('sends nothing by itself: no fetch, no client of HTTP, no socket to elsewhere', () => {
    const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter(
      (file) =>
        !/\.test\.tsx?$|testing\.ts$|^src\/main\/tour|\/islands\/|^src\/platform\/(?:http\/outgoing|files\/virus-scanner)\.ts$/.test(
          file,
        ),
    )
    expect(files.length).toBeGreaterThan(400)
    const sends =
      /(?<![.\w])fetch\(|from 'undici'|import \{[^}]*\b(?:request|get|connect)\b[^}]*\} from 'node:(?:https?|net|tls)'|new WebSocket\(/
    expect(files.filter((file) => sends.test(readFileSync(join(root, file), 'utf8')))).toEqual([])
  })
})

describe('redirects', () => {
  it('are answers unless asked for, and each is looked at as if it were asked for', async () => {
    const seen: (string | undefined)[] = []
    const port = await serve((request, response) => {
      seen.push(request.headers.authorization)
      if (request.url === '/inside')
        return response.writeHead(302, { location: 'https://169.254.169.254/' }).end()
      if (request.url === '/file') return response.writeHead(302, { location: 'file:///etc/passwd' }).end()
      if (request.url === '/loop') return response.writeHead(302, { location: '/loop' }).end()
      if (request.url === '/other')
        return response.writeHead(307, { location: `http://other.example:${port}/there` }).end()
      return response.end('there')
    })
    const { resolve } = names({ 'one.example': ['127.0.0.1'], 'other.example': ['127.0.0.1'] })
    const out = createOutgoing({ allowed: [`one.example:${port}`, `other.example:${port}`], resolve })
    const at = (path: string): string => `http://one.example:${port}${path}`
    expect((await out({ url: at('/inside') })).status).toBe(302)
    await refused(out({ url: at('/inside'), redirects: 2 }), 'inner-address')
    await refused(out({ url: at('/file'), redirects: 2 }), 'scheme')
    await refused(out({ url: at('/loop'), redirects: 2 }), 'too-many-redirects')
    expect((await out({ url: at('/loop'), method: 'POST', redirects: 2 })).status).toBe(302)
    seen.length = 0
    const answer = await out({ url: at('/other'), redirects: 1, headers: { authorization: 'Bearer x' } })
    expect([answer.body.toString(), seen]).toEqual(['there', ['Bearer x', undefined]])
  })
})

describe('limits', () => {
  it('reads no more than may be read, waits no longer than may be waited, and says when nobody is there', async () => {
    const port = await serve(async (request, response) => {
      if (request.url === '/endless') {
        response.on('error', () => undefined)
        while (!response.destroyed) {
          response.write('x'.repeat(10_000))
          await wait(1)
        }
      } else if (request.url === '/trickle') {
        response.write('x')
      }
    })
    const { resolve } = names({ 'slow.example': ['127.0.0.1'] })
    const slowNames = () => wait(5_000, []) as Promise<LookupAddress[]>
    const out = createOutgoing({ allowed: [`slow.example:${port}`, 'slow.example:9'], resolve })
    const url = `http://slow.example:${port}`
    await refused(out({ url: `${url}/endless`, maxBytes: 50_000 }), 'too-large')
    await refused(out({ url: `${url}/trickle`, timeoutMs: 300 }), 'timed-out')
    await refused(out({ url: `${url}/silent`, timeoutMs: 300 }), 'timed-out')
    await refused(out({ url: 'http://slow.example:9/' }), 'unreachable')
    await refused(
      createOutgoing({ allowed: [], resolve: slowNames })({ url: 'https://a.example/', timeoutMs: 200 }),
      'timed-out',
    )
  })
})
