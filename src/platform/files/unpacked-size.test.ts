import { deflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { aZip } from '../../../test/support/zip.ts'
import { unpacksWithin } from './unpacked-size.ts'

const zeros = (bytes: number): Buffer => Buffer.alloc(bytes)

it('is measured by unpacking, entry by entry', async () => {
  const zip = aZip({ a: zeros(600_000), b: zeros(400_000) })
  expect(zip.length).toBeLessThan(3_000)
  expect(await unpacksWithin(zip, 1_000_000)).toBe(true)
  expect(await unpacksWithin(zip, 999_999)).toBe(false)
})

it('is not what the archive says of itself', async () => {
  const bomb = aZip({ sheet: zeros(30_000_000) }, { says: 10 })
  expect(bomb.length).toBeLessThan(40_000)
  expect(await unpacksWithin(bomb, 20_000_000)).toBe(false)
})

it('counts what lies in one another as often as it would be unpacked', async () => {
  const once = deflateRawSync(zeros(1_000_000))
  const names = Object.fromEntries(Array.from({ length: 50 }, (_one, n) => [`s${n}`, zeros(1_000_000)]))
  const zip = aZip(names, { shared: once })
  expect(zip.length).toBeLessThan(10_000)
  expect(await unpacksWithin(zip, 49_000_000)).toBe(false)
})

it('of what is no archive cannot be told', async () => {
  await expect(unpacksWithin(Buffer.from('PK\u0003\u0004 and no more'), 10)).rejects.toThrow()
})
