import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../support/web.ts'

const kilobyte = 1000
let app: TestApp
beforeAll(async () => {
  app = await startApp()
})

/** Bytes over the wire, and the text. */
const fetched = async (path: string): Promise<{ bytes: number; text: string }> => {
  const { default: http } = await import('node:http')
  return new Promise((resolve, reject) => {
    http
      .get(app.url + path, { headers: { 'accept-encoding': 'gzip', 'accept-language': 'zh' } }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          const body = Buffer.concat(chunks)
          const text = answer.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
          resolve({ bytes: body.length, text: text.toString('utf8') })
        })
      })
      .on('error', reject)
  })
}

describe('thin networks', () => {
  it('the first view with all it loads is at most 60 KB, a later page at most 20 KB', async () => {
    const home = await fetched('/')
    const assets = [...home.text.matchAll(/<link[^>]+href="(\/assets\/[^"]+)"/g)].map(([, href = '']) => href)
    const loaded = await Promise.all(assets.map(fetched))
    const first = loaded.reduce((sum, { bytes }) => sum + bytes, home.bytes)
    expect(assets.length).toBeGreaterThan(0)
    expect(first).toBeLessThanOrEqual(60 * kilobyte)
    expect((await fetched('/search?q=%E5%BC%80%E9%A5%AD%E5%BA%97')).bytes).toBeLessThanOrEqual(20 * kilobyte)
  })

  it('no page brings a script, and nothing is loaded from elsewhere', async () => {
    const { text } = await fetched('/')
    expect(text).not.toMatch(/<script/)
    expect(text).not.toMatch(/(?:src|href)="https?:/)
  })
})
