import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { eicar, startScanner } from '../../../test/support/scanner.ts'
import { clamdScanner } from './virus-scanner.ts'

describe.each(['tcp', 'unix'] as const)('a scanner over %s', (over) => {
  it('gets every byte, whatever the size, and says what it found', async () => {
    const scanner = await startScanner(over)
    const scan = clamdScanner(scanner.address)
    for (const bytes of [1, 65_535, 65_536, 65_537, 3_000_000]) {
      const content = randomBytes(bytes)
      expect(await scan(content)).toBeUndefined()
      expect(scanner.seen.at(-1)?.equals(content)).toBe(true)
    }
    expect(await scan(Buffer.concat([randomBytes(70_000), eicar]))).toBe('Win.Test.EICAR_HDB-1')
  })

  it('that is silent, hangs up, answers oddly or wants less has not said that a file is clean', async () => {
    const scanner = await startScanner(over)
    const scan = clamdScanner(scanner.address, 300)
    for (const how of ['is silent', 'hangs up', 'is confused', 'has heard enough'] as const) {
      scanner.behave(how)
      await expect(scan(randomBytes(1_000_000)), how).rejects.toThrow()
    }
  })
})

it('nobody there is no clean file either; an address that is none is refused at once', async () => {
  await expect(clamdScanner('127.0.0.1:1')(Buffer.from('x'))).rejects.toThrow()
  await expect(clamdScanner('/nowhere/clamd.ctl')(Buffer.from('x'))).rejects.toThrow()
  for (const wrong of ['', 'clamd', 'host:99999', 'http://host:3310', 'host:']) {
    expect(() => clamdScanner(wrong)).toThrow(/VIRUS_SCANNER must be/)
  }
  expect(() => clamdScanner('[::1]:3310')).not.toThrow()
})
