import { expect, it } from 'vitest'
import { numberOf } from '../../../../test/support/sample-numbers.ts'
import { startApp } from '../../../../test/support/web.ts'

const app = await startApp()
const path = '/desk/hall/in-person'
const levelOf = async (personId: string) =>
  (
    await app.owner.query<{ level: number }>('select level from identity.account where person_id = $1', [
      personId,
    ])
  ).rows[0]?.level

it('the window compares card and person, and the account is known at level 3', async () => {
  await app.owner.query("update identity.account set level = 2 where person_id = 'zhang-san'")
  const window = await app.visitor('li-min')
  const compare = await window.submit(await window.get(path), { idNumber: numberOf('zhang-san') }, path)
  expect(compare.html).toContain('张三')
  const early = await window.submit(compare, {}, path)
  expect(early.status).toBe(422)
  expect(await levelOf('zhang-san')).toBe(2)
  const done = await window.submit(compare, { compared: 'yes' }, path)
  expect(done.html).toContain('张三已通过当面核验')
  expect(await levelOf('zhang-san')).toBe(3)
})

it('is not for oneself, and not for who does not sit at a window', async () => {
  const window = await app.visitor('li-min')
  const own = await window.submit(await window.get(path), { idNumber: numberOf('li-min') }, path)
  expect(own.status).toBe(422)
  // nobody is reached by what stands in an address
  for (const query of ['person=zhang-san', 'at=zhang-san'])
    expect((await window.get(`${path}?${query}`)).html).not.toContain('张三')
  for (const who of ['chen-qiang', 'qin-haiyan', 'zhang-guilan'])
    expect((await (await app.visitor(who)).get(path)).status).toBe(404)
})
