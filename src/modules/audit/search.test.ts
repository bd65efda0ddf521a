import { expect, it } from 'vitest'
import { addPost } from '../organ/index.ts'
import { startOrgans } from '../organ/testing.ts'
import { exportAudit, listAuditAbout, searchAudit } from './index.ts'

it('the audit administrator of a county finds what was done for its organs, and nothing else', async () => {
  const app = await startOrgans()
  const { runtime, auditAdmin, systemAdmin, aPost, appointTo, officialOf } = app
  await appointTo(auditAdmin, 'p-0410', await aPost(['audit'], '450721-commerce'))
  await appointTo(systemAdmin, 'p-0411', await aPost(['system-admin'], '450721-commerce'))
  await appointTo(systemAdmin, 'p-0412', await aPost(['system-admin'], '450722-commerce'))
  await aPost(['accept'])
  const county = await officialOf('p-0410')
  // one administrator of each county does something for an organ of theirs
  for (const [who, organId] of [
    ['p-0411', '450721-forestry'],
    ['p-0412', '450722-forestry'],
  ] as const) {
    const post = { organId, name: { zh: '新岗位' }, duties: ['accept' as const], reason: '增设岗位' }
    await runtime.perform(addPost, post, await officialOf(who))
  }
  const { rows } = await runtime.ask(searchAudit, { operation: 'organ.' }, county)
  expect(rows.map((row) => row.person_id)).toEqual(['p-0411'])
  const file = await runtime.ask(exportAudit, {}, county)
  expect(file.rows.filter((row) => !row.organ_id?.startsWith('450721'))).toEqual([])
  const about = { name: 'reason', id: '增设岗位', limit: 10 }
  expect(await runtime.ask(listAuditAbout, about, county)).toHaveLength(1)
  // who is asked about elsewhere is nobody there
  expect((await runtime.ask(searchAudit, { person: 'p-0412' }, county)).rows).toEqual([])
  expect((await runtime.ask(searchAudit, { organ: '450722-commerce' }, county)).rows).toEqual([])

  expect(await runtime.ask(listAuditAbout, about, auditAdmin)).toHaveLength(2)
  const all = await runtime.ask(searchAudit, { operation: 'organ.add-post' }, auditAdmin)
  expect(new Set(all.rows.map((row) => row.person_id)).size).toBe(3)
})
