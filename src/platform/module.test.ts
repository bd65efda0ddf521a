import { expect, it } from 'vitest'
import { forEachDue } from './module.ts'

it('goes on after one that fails, and says how many did', async () => {
  const done: number[] = []
  const work = async (n: number): Promise<void> => {
    if (n === 2) throw new Error('two')
    done.push(n)
  }
  await expect(forEachDue([1, 2, 3], work)).rejects.toThrow('1 of 3 failed')
  expect(done).toEqual([1, 3])
})
