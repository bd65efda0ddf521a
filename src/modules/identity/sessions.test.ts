import { describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import { factorsOf } from './factors-testing.ts'
import { endMyOtherSessions, endMySession, listMySessions } from './index.ts'

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
})
