import { afterAll, beforeAll, expect, it } from 'vitest'
import { visitor } from '../../src/kernel/actor.ts'
import { openOn } from '../../src/main/open.ts'
import { newSessionToken, setPassword, signInByPassword } from '../../src/modules/identity/index.ts'
import { phonesOf } from '../../src/modules/identity/phone-testing.ts'
import type { Hands } from '../../src/platform/platform.ts'
import { startPlatform } from '../support/app.ts'

const one = await startPlatform()
const other = await openOn(one.config, one.databaseUrl, { clock: one.clock, poolSize: 3, migrate: false })
afterAll(() => other.close())

const phone = '13700000101'
const good = '七只 红色 的 风筝 下雨'
beforeAll(async () => {
  const { tokenHash, actor } = await phonesOf(one.runtime, one.owner).signIn(phone, 'c'.repeat(64))
  await one.runtime.perform(setPassword, { tokenHash, password: good }, actor)
})

const tried = async ({ perform }: Hands, password: string, address: string): Promise<string> => {
  const browser = { address }
  const { tokenHash } = newSessionToken()
  return (await perform(signInByPassword, { phone, password, tokenHash, language: 'zh', browser }, visitor()))
    .outcome
}

it('wrong passwords are counted together by all processes on one database', async () => {
  const outcomes: string[] = []
  for (let at = 0; at < 6; at++)
    outcomes.push(await tried(at % 2 ? one.runtime : other.runtime, 'certainly not this', '198.51.100.20'))
  expect(outcomes).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'wait'])
  for (const { runtime } of [one, other]) expect(await tried(runtime, good, '198.51.100.20')).toBe('wait')
})

it('and when they come at once at both, none is counted by halves', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 16 }, (_one, at) =>
      tried(at % 2 ? one.runtime : other.runtime, 'certainly not this', '198.51.100.30').catch(
        (error: { code?: string }) => error.code ?? 'failed',
      ),
    ),
  )
  expect(outcomes.filter((outcome) => outcome === 'wrong').length).toBeLessThanOrEqual(5)
  expect(await tried(other.runtime, good, '198.51.100.30')).toBe('wait')
})
