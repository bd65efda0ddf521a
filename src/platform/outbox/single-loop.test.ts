import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { singleLoop } from './single-loop.ts'

it('never runs two turns at once, and runs again for what came meanwhile', async () => {
  let running = 0
  let most = 0
  let turns = 0
  const loop = singleLoop(async () => {
    most = Math.max(most, ++running)
    turns++
    await wait(5)
    running--
  }, 10_000)
  loop.start()
  for (let i = 0; i < 20; i++) {
    loop.soon()
    await wait(1)
  }
  const before = turns
  await loop.now()
  expect(most).toBe(1)
  expect(turns).toBeGreaterThan(before)
  await loop.stop()
  loop.soon()
  await wait(20)
  const after = turns
  await wait(20)
  expect(turns).toBe(after)
})
