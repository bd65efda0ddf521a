import { describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import { endMyOtherSessions, endMySession, listMySessions } from './index.ts'
import { phonesOf } from './phone-testing.ts'
import { factorsOf } from './testing.ts'

const around = await startPlatform()
const { runtime } = around
const { resolved, signIn } = factorsOf(around)

describe('where I am signed in', () => {
  it('is listed with this browser first; others are ended one by one or all together', async () => {
    const [first, second, third] = [await signIn('li-min'), await signIn('li-min'), await signIn('li-min')]
    const list = await runtime.ask(listMySessions, { tokenHash: first.tokenHash }, first.actor)
    expect(list).toHaveLength(3)
    expect(list.map((s) => s.current)).toEqual([true, false, false])
    const stranger = await signIn('zhang-san')
    for (const sessionId of [list[1]?.id ?? '', 'nothing'])
      await expect(
        runtime.perform(endMySession, { tokenHash: stranger.tokenHash, sessionId }, stranger.actor),
      ).rejects.toMatchObject({
        status: 404,
      })
    await runtime.perform(
      endMySession,
      { tokenHash: first.tokenHash, sessionId: list[1]?.id ?? '' },
      first.actor,
    )
    await runtime.perform(endMyOtherSessions, { tokenHash: first.tokenHash }, first.actor)
    for (const gone of [second, third]) await expect(resolved(gone.tokenHash)).rejects.toThrow('no session')
    expect((await resolved(first.tokenHash)).actor).toMatchObject({ personId: 'li-min' })
  })

  it('is ended elsewhere only soon after a proof', async () => {
    const later = (minutes: number): void =>
      around.clock.set(new Date(around.clock.now().getTime() + minutes * 60_000).toISOString())
    const phones = phonesOf(runtime, around.owner)
    const other = await phones.signIn('13600000041')
    later(2)
    const { tokenHash, actor } = await phones.signIn('13600000041')
    const list = await runtime.ask(listMySessions, { tokenHash }, actor)
    const sessionId = list.find((one) => !one.current)?.id ?? ''
    later(11)
    const refused = { code: 'step-up-needed', values: { fresh: 1 } }
    await expect(runtime.perform(endMySession, { tokenHash, sessionId }, actor)).rejects.toMatchObject(
      refused,
    )
    await expect(runtime.perform(endMyOtherSessions, { tokenHash }, actor)).rejects.toMatchObject(refused)
    expect((await resolved(other.tokenHash)).actor).toEqual(other.actor)
  })
})
