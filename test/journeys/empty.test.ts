import { expect, it } from 'vitest'
import { Visitor } from '../../src/main/tour/visitor.ts'
import { anEmptyProvince, setUpAnswers } from '../support/empty.ts'

const province = anEmptyProvince('empty')

it('an empty province is set up once, by the link it prints, and then has three administrators', async () => {
  await province.create()
  const first = await province.start('--empty')
  expect(first.setup).toBeDefined()
  const token = (first.setup ?? '').slice('/setup/'.length)
  const [{ kept } = { kept: '' }] = await province.sql<{ kept: string }>(
    'select l::text as kept from administration.setup_link l',
  )
  expect(kept).not.toContain(token)
  expect(await province.sql('select 1 from division.division limit 1')).toHaveLength(1)
  expect(await province.sql('select 1 from identity.account')).toHaveLength(0)
  await first.end()

  // the next start makes a new link, and the old one is nothing
  const second = await province.start('--empty')
  const visitor = new Visitor(second.url, 'zh')
  expect((await visitor.get(first.setup ?? '')).status).toBe(404)
  const signIn = await visitor.get('/sign-in')
  expect(signIn.html).not.toContain('name="personId"')
  const page = await visitor.get(second.setup ?? '')
  expect(page.status).toBe(200)

  // the same person twice, or a wrong number: nothing is stored, what was typed stays
  const twice = await visitor.submit(page, {
    ...setUpAnswers,
    'audit.idNumber': setUpAnswers['system.idNumber'],
  })
  expect(twice.status).toBe(422)
  expect(twice.html).toContain('value="廖三"')
  const wrong = await visitor.submit(twice, { ...setUpAnswers, 'organ.creditCode': '1'.repeat(18) })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('href="#f-organ-creditCode"')
  for (const table of ['organ.organ', 'party.party', 'identity.account', 'organ.appointment'])
    expect(await province.sql(`select 1 from ${table}`)).toHaveLength(0)

  const done = await visitor.submit(wrong, setUpAnswers)
  expect(done.status).toBe(200)
  const links = [...done.html.matchAll(/\/sign-up\/enrol\/[\w-]{43}/g)].map((match) => match[0])
  expect(new Set(links).size).toBe(3)
  expect(
    await province.sql('select person_name, duties from organ.appointment order by person_name collate "C"'),
  ).toEqual(
    expect.arrayContaining([
      { person_name: '覃一', duties: ['system-admin'] },
      { person_name: '蒙二', duties: ['security-admin'] },
      { person_name: '廖三', duties: ['audit'] },
    ]),
  )
  // each of the three can enrol by their link
  for (const link of links) {
    const enrol = await new Visitor(second.url, 'zh').get(link)
    expect(enrol.status).toBe(200)
    expect(enrol.html).toContain('name="password"')
  }

  // used: dead for ever, here and after any further start, even without administrators
  const again = await new Visitor(second.url, 'zh').get(second.setup ?? '')
  const nothing = await new Visitor(second.url, 'zh').get(`/setup/${'x'.repeat(43)}`)
  expect(again.status).toBe(404)
  expect(nothing.status).toBe(404)
  await second.end()
  const third = await province.start('--empty')
  expect(third.setup).toBeUndefined()
  expect(third.said).not.toContain('/setup/')
  await third.end()
  await province.sql('delete from organ.appointment')
  const fourth = await province.start()
  expect(fourth.setup).toBeUndefined()
  await fourth.end()
}, 120_000)

it('an empty database does not become the sample province afterwards', async () => {
  await expect(province.start('--sample')).rejects.toThrow('--sample is only for an empty database')
}, 60_000)
