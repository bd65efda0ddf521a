import { expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import { type Actor, type Resident, system } from '../../kernel/actor.ts'
import { getItem } from '../catalogue/index.ts'
import { storeFile } from '../evidence/index.ts'
import { attachMaterial, draftDays, removeOldDrafts, startDraft } from './index.ts'

const app = await startPlatform()
const { runtime, clock, owner, drain } = app
const chen: Actor = {
  kind: 'resident',
  personId: 'chen-xiaoyan' as Resident['personId'],
  partyId: 'laojiefang-catering' as Resident['partyId'],
  mandateId: 'm-chen-xiaoyan' as never,
  name: '陈晓燕',
  level: 3,
  language: 'zh',
}
const onDay = (n: number): void => {
  clock.set(new Date(Date.parse('2026-11-23T02:00:00Z') + n * 86_400_000).toISOString())
}
const sweep = () => runtime.perform(removeOldDrafts, {}, system('test'))
const count = async (table: string): Promise<number> =>
  Number((await owner.query(`select count(*) as n from ${table}`)).rows[0].n)

it('a draft nobody works on goes after its days with its files, and its owner is told a week before', async () => {
  onDay(0)
  const item = await runtime.ask(getItem, { code: 'food-licence', division: '450721000000' }, chen)
  const { draftId } = await runtime.perform(startDraft, { itemCode: item.code }, chen)
  const { fileId } = await app.platform.files.put([
    Buffer.from(
      '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Size 2/Root 1 0 R>>\nstartxref\n9\n%%EOF\n',
    ),
  ])
  const { id } = await runtime.perform(storeFile, { name: 'a.pdf', fileId }, chen)
  const material = item.materials.find((m) => m.source === 'applicant' && !m.heldAs?.register)
  await runtime.perform(attachMaterial, { draftId, key: material?.key ?? '', from: 'upload', ref: id }, chen)
  const files = await count('evidence.file')

  onDay(draftDays - 8)
  expect(await sweep()).toEqual({ removed: 0, told: 0 })
  onDay(draftDays - 7)
  expect(await sweep()).toEqual({ removed: 0, told: 1 })
  await drain()
  const { rows } = await owner.query(
    "select body_zh from message.message where party_id = 'laojiefang-catering' and title_zh = '草稿将被删除'",
  )
  expect(rows).toHaveLength(1)
  expect(rows[0].body_zh).toContain('2027-02-21')
  onDay(draftDays)
  expect((await sweep()).removed).toBe(0)
  onDay(draftDays + 1)
  expect((await sweep()).removed).toBe(1)
  expect(await count('"case"."draft"')).toBe(0)
  expect(await count('evidence.file')).toBe(files - 1)
})

it('is the platform alone that removes them', async () => {
  await expect(runtime.perform(removeOldDrafts, {}, chen)).rejects.toMatchObject({ status: 403 })
})
