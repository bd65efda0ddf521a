import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { startProduct } from '../../src/main/tour/product.ts'
import { Visitor } from '../../src/main/tour/visitor.ts'

const seconds = 4
const warmUpSeconds = 2

/** Milliseconds of CPU a process has used, all its threads together (utime + stime of /proc). */
const cpuMs = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

const bytesOf = async (url: string, path: string): Promise<number> => {
  const answer = await fetch(url + path, { headers: { 'accept-encoding': 'br' } })
  await answer.arrayBuffer()
  return Number(answer.headers.get('content-length') ?? 0)
}

/** CPU of the product's process for each page, anonymous and signed in, and bytes over the wire. */
export const benchPages = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-bench-'))
  const product = await startProduct(join(folder, 'data'))
  try {
    const visitor = new Visitor(product.url)
    await visitor.signIn('zhang-guilan')
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const home = await (await fetch(`${product.url}/`)).text()
    const css = /href="(\/assets\/[^"]+\.css)"/.exec(home)?.[1] ?? ''
    const item =
      /href="(\/items\/\w+)"/.exec(
        await (
          await fetch(`${product.url}/search?q=${encodeURIComponent('食品经营许可')}&region=450721`)
        ).text(),
      )?.[1] ?? '/'
    const pages = [
      { page: 'home', path: '/', cookie: '' },
      { page: 'search', path: `/search?q=${encodeURIComponent('开饭店')}&region=450721`, cookie: '' },
      { page: 'item', path: item, cookie: '' },
      { page: 'item, signed in', path: item, cookie },
      { page: 'my applications, signed in', path: '/my/applications', cookie },
    ]
    for (const { page, path, cookie } of pages) {
      const load = (duration: number) =>
        autocannon({
          url: product.url + path,
          connections: 4,
          duration,
          headers: { cookie, 'accept-encoding': 'br' },
        })
      await load(warmUpSeconds)
      const before = cpuMs(product.process.pid ?? 0)
      const result = await load(seconds)
      const cpu = (cpuMs(product.process.pid ?? 0) - before) / result['2xx']
      console.log(
        JSON.stringify({
          bench: 'pages',
          page,
          cpuMs: Number(cpu.toFixed(2)),
          bytes: await bytesOf(product.url, path),
          perSecond: Math.round(result['2xx'] / result.duration),
        }),
      )
    }
    console.log(
      JSON.stringify({
        bench: 'pages',
        page: 'style sheet, once a year',
        bytes: await bytesOf(product.url, css),
      }),
    )
  } finally {
    await product.end()
    rmSync(folder, { recursive: true, force: true })
  }
}
