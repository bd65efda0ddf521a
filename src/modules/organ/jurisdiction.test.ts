import { describe, expect, it } from 'vitest'
import { system } from '../../kernel/actor.ts'
import { creditCodeOf } from '../../kernel/check-digits.ts'
import { withoutRule } from '../../kernel/decision.ts'
import {
  addOrgan,
  changeDuties,
  closeOrgan,
  endAppointment,
  findAppointment,
  getAppointmentDetails,
  getOrganDetails,
  getPostDetails,
  mergeOrgan,
  moveOrgan,
  renameOrgan,
  searchOrgans,
  searchPeople,
  searchPosts,
} from './index.ts'
import { reason, startOrgans } from './testing.ts'

const app = await startOrgans()
const { runtime, owner, officialOf, systemAdmin, securityAdmin, aPost, appointTo } = app

const countyOffice = '450721-commerce'
const county = await (async () => {
  await appointTo(systemAdmin, 'p-0401', await aPost(['system-admin'], countyOffice))
  await appointTo(securityAdmin, 'p-0402', await aPost(['security-admin'], countyOffice))
  return { system: await officialOf('p-0401'), security: await officialOf('p-0402') }
})()
const renaming = (organId: string) => ({
  organId,
  name: { zh: '某机关' },
  shortName: { zh: '某' },
  phone: '1',
  address: { zh: '某处' },
  reason,
})
const gone = { status: 404, code: 'not-found' }
const beyond = { status: 403, code: 'organ.beyond-your-tree' }

describe('the administrators of a county', () => {
  it('administer the subtree of its government, those of the province all of it', async () => {
    expect(county.system.path).toBe('gx.qinzhou.lingshan.commerce.')
    expect(county.system.realm).toBe('gx.qinzhou.lingshan.')
    expect(systemAdmin.realm).toBe('gx.')
    const { rows } = await owner.query(
      `select "organ".realm_of(p) as realm from unnest(array['gx.qinzhou.', 'gx.qinzhou.lingshan.health.',
        'gx.qinzhou.lingshan.health.some.office.', 'xx.data.']) p`,
    )
    expect(rows.map(({ realm }) => realm)).toEqual([
      'gx.qinzhou.',
      'gx.qinzhou.lingshan.',
      'gx.qinzhou.lingshan.',
      'xx.',
    ])
  })

  it('list organs, posts and people of their own part of the tree, whatever they look for', async () => {
    const everything = { limit: 500 }
    for (const q of [undefined, '浦北', 'gx.', '市场监督', '450722']) {
      const wish = q === undefined ? everything : { ...everything, q }
      const { lines: organs } = await runtime.ask(searchOrgans, wish, county.system)
      expect(organs.filter(({ path }) => !path.startsWith('gx.qinzhou.lingshan.'))).toEqual([])
      const { lines: people } = await runtime.ask(searchPeople, wish, county.security)
      expect(people.filter(({ path }) => !path.startsWith('gx.qinzhou.lingshan.'))).toEqual([])
      const { lines: posts } = await runtime.ask(searchPosts, wish, county.system)
      expect(posts.filter(({ path }) => !path.startsWith('gx.qinzhou.lingshan.'))).toEqual([])
    }
    expect((await runtime.ask(searchOrgans, {}, county.system)).lines.length).toBeGreaterThan(20)
    expect((await runtime.ask(searchOrgans, { q: '浦北' }, systemAdmin)).lines.length).toBeGreaterThan(20)
    // the same rule cuts the SQL: without it the lists are empty, not whole
    await withoutRule('organ.administrators-see-their-tree', async () => {
      expect((await runtime.ask(searchOrgans, {}, county.system)).lines).toEqual([])
    })
  })

  it('find nothing of the twin county, by whatever id, and what is not there answers the same', async () => {
    const { lines } = await runtime.ask(searchPeople, { organId: '450722-health', limit: 1 }, systemAdmin)
    const theirs = lines[0] ?? { id: '', postId: '' }
    for (const organId of ['450722-health', '450700-government', 'nothing'])
      await expect(runtime.ask(getOrganDetails, { organId }, county.system)).rejects.toMatchObject(gone)
    for (const postId of [theirs.postId, 'nothing'])
      await expect(runtime.ask(getPostDetails, { postId }, county.system)).rejects.toMatchObject(gone)
    for (const appointmentId of [theirs.id, 'nothing']) {
      await expect(
        runtime.ask(getAppointmentDetails, { appointmentId }, county.system),
      ).rejects.toMatchObject(gone)
      await expect(
        runtime.perform(endAppointment, { appointmentId, reason }, county.system),
      ).rejects.toMatchObject(gone)
      await expect(
        runtime.perform(changeDuties, { appointmentId, duties: ['accept'], reason }, county.system),
      ).rejects.toMatchObject(gone)
    }
    await expect(
      runtime.perform(renameOrgan, renaming('450722-health'), county.system),
    ).rejects.toMatchObject(gone)
    await expect(
      runtime.perform(closeOrgan, { organId: '450722-health', reason }, county.system),
    ).rejects.toMatchObject(gone)
    await expect(appointTo(county.system, 'p-0403', theirs.postId)).rejects.toMatchObject(gone)
    expect(await runtime.ask(findAppointment, { appointmentId: theirs.id }, system('test'))).not.toBeNull()
  })

  it('take nothing out of their part of the tree, and put nothing beyond it', async () => {
    await expect(
      runtime.perform(
        mergeOrgan,
        { organId: '450721-forestry', intoId: '450722-forestry', reason },
        county.system,
      ),
    ).rejects.toMatchObject(beyond)
    await expect(
      runtime.perform(
        moveOrgan,
        { organId: '450721-forestry', underId: '450700-government', reason },
        county.system,
      ),
    ).rejects.toMatchObject(beyond)
    const fresh = {
      creditCode: creditCodeOf('11', '450722', 'TBJUR001'),
      name: { zh: '浦北县国防动员办公室' },
      department: 'civil-air-defence',
      division: '450722000000',
      phone: '1',
      address: { zh: '某处' },
      reason,
    }
    await expect(
      runtime.perform(addOrgan, { ...fresh, parentId: '450722-government' }, county.system),
    ).rejects.toMatchObject(beyond)
    const top = { ...fresh, department: 'government', division: '460000000000' }
    await expect(runtime.perform(addOrgan, top, county.system)).rejects.toMatchObject(beyond)
  })

  it('do at home what those of the province do everywhere', async () => {
    await runtime.perform(renameOrgan, renaming('450721-forestry'), county.system)
    const postId = await aPost(['accept'], '450721-forestry')
    const { appointmentId } = await appointTo(county.system, 'p-0404', postId)
    await runtime.perform(endAppointment, { appointmentId, reason }, systemAdmin)
    const security = await aPost(['security-admin'], countyOffice)
    await appointTo(county.security, 'p-0405', security)
    await expect(
      appointTo(county.security, 'p-0406', await aPost(['security-admin'], '450722-health')),
    ).rejects.toMatchObject(gone)
  })
})

describe('looking for an organ or a person', () => {
  const names = async (q: string) =>
    (await runtime.ask(searchOrgans, { q }, systemAdmin)).lines.map(({ name }) => name.zh)

  it.each([
    ['浦北县民政局', '浦北县民政局'],
    ['浦北 民政', '浦北县民政局'],
    ['pubeixianminzhengju', '浦北县民政局'],
    ['pbxmzj', '浦北县民政局'],
    ['450722 民政', '浦北县民政局'],
    ['gx.qinzhou.pubei.civil-affairs.', '浦北县民政局'],
    ['450722-civil-affairs', '浦北县民政局'],
  ])('%s finds %s', async (q, name) => {
    expect(await names(q)).toContain(name)
  })

  it('people by name and by pinyin', async () => {
    for (const q of ['李敏', 'limin', 'lm 灵山'])
      expect(
        (await runtime.ask(searchPeople, { q }, systemAdmin)).lines.map((one) => one.id),
        q,
      ).toContain('a-li-min')
    expect((await runtime.ask(searchPeople, { q: '%' }, systemAdmin)).lines).toEqual([])
  })
})
