import { expect, it } from 'vitest'
import type { Actor } from '../../kernel/actor.ts'
import { stillThere } from './still.ts'

const resident = (partyId: string, level = 2): Actor =>
  ({ kind: 'resident', personId: 'zhang-san', partyId, level }) as unknown as Actor

it('believes for a second, then looks again, and goes on as who is there now', async () => {
  let at = 0
  let found = resident('zhang-san', 3)
  const still = stillThere(
    resident('zhang-san'),
    () => Promise.resolve(found),
    () => at,
  )
  at = 999
  expect(await still()).toMatchObject({ level: 2 })
  at = 1_000
  expect(await still()).toMatchObject({ level: 3 })
  found = resident('laojiefang-catering')
  at = 1_999
  expect(await still()).toMatchObject({ partyId: 'zhang-san' })
  at = 2_000
  await expect(still()).rejects.toMatchObject({ code: 'sign-in-needed', status: 401 })
})
