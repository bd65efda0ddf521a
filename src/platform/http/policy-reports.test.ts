import { expect, it } from 'vitest'
import { countingReports, reportsIn } from './policy-reports.ts'

const page = () => true

it('says a kind the first time and then ever more rarely, and only so many kinds', () => {
  const told: number[] = []
  const count = countingReports(({ times }) => told.push(times))
  for (let n = 0; n < 1_200; n++) count({ directive: 'script-src', page: '/my', blocked: 'inline' })
  expect(told).toEqual([1, 10, 100, 1_000])
  for (let n = 0; n < 2_000; n++)
    count({ directive: 'script-src', page: '/my', blocked: `https://x${n}.example` })
  expect(told.length).toBeLessThan(510)
})

it.each([
  ['https://a.example/b?c', 'https://a.example'],
  ['chrome-extension://abcdef/x', 'chrome-extension:'],
  ['eval', 'eval'],
  ['a text\nwith lines', '?'],
  ['', '?'],
])('of what was blocked, %j, keeps %j', (blockedURL, blocked) => {
  const body = { effectiveDirective: 'img-src', documentURL: 'https://x.example/my/1', blockedURL }
  expect(reportsIn([{ body }], page)).toEqual([{ directive: 'img-src', page: '/my', blocked }])
})

it('keeps no page that is none of ours', () => {
  const body = {
    effectiveDirective: 'IMG',
    documentURL: 'https://x.example/zhang-guilan/1',
    blockedURL: 'data:x',
  }
  expect(reportsIn([{ body }], () => false)).toEqual([{ directive: '?', page: '?', blocked: 'data:' }])
})
