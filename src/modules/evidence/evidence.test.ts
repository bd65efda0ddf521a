import { beforeAll, expect, test } from 'vitest'
import { startPlatform, type TestPlatform } from '../../../test/support/app.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Id, OrganId, PartyId } from '../../kernel/ids.ts'
import { getFile, openFile, shareFiles, storeFile } from './index.ts'

const resident = (id: string): Actor => ({
  kind: 'resident',
  personId: id as PartyId,
  partyId: id as PartyId,
  name: id,
  level: 3,
  language: 'zh',
})
const official = (path: string): Actor => ({
  kind: 'official',
  personId: 'li-min' as PartyId,
  appointmentId: 'a-li-min' as Id<'appointment'>,
  organId: 'o' as OrganId,
  path,
  duties: ['accept'],
  name: '李敏',
  level: 3,
  language: 'zh',
})
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const owner = resident('zhang-guilan')

let app: TestPlatform
beforeAll(async () => {
  app = await startPlatform()
})
const upload = async (bytes: Buffer, name: string, actor = owner) => {
  const { fileId } = await app.platform.files.put([bytes])
  return { fileId, stored: app.runtime.perform(storeFile, { fileId, name }, actor) }
}

test('a file is kept for its owner, encrypted, and nobody else knows of it', async () => {
  const { fileId, stored } = await upload(pixel, 'C:\\户口簿.png')
  const { id } = await stored
  expect(await app.runtime.ask(getFile, { evidenceId: id }, owner)).toMatchObject({
    name: '户口簿.png',
    type: 'image/png',
    bytes: pixel.length,
  })
  expect((await app.runtime.ask(openFile, { evidenceId: id }, owner)).content.equals(pixel)).toBe(true)
  const { rows } = await app.owner.query('select name from evidence.file where file_id = $1', [fileId])
  expect(rows[0].name.includes(Buffer.from('户口簿'))).toBe(false)
  for (const actor of [
    resident('zhang-san'),
    official('gx.'),
    { kind: 'visitor', language: 'zh' } as const,
  ]) {
    await expect(app.runtime.ask(openFile, { evidenceId: id }, actor)).rejects.toMatchObject({ status: 404 })
    await expect(
      app.runtime.perform(shareFiles, { evidenceIds: [id], organPath: 'gx.' }, actor),
    ).rejects.toMatchObject({ status: 404 })
  }
})

test('the organ that gets the case, and those above it, can open it; a sibling cannot', async () => {
  const { id } = await (await upload(pixel, 'plan.png')).stored
  const organPath = 'gx.qinzhou.lingshan.market-regulation.'
  await app.runtime.perform(shareFiles, { evidenceIds: [id], organPath }, owner)
  await app.runtime.perform(shareFiles, { evidenceIds: [id], organPath }, owner)
  for (const path of [organPath, 'gx.qinzhou.']) {
    expect((await app.runtime.ask(getFile, { evidenceId: id }, official(path))).id).toBe(id)
  }
  const sibling = app.runtime.ask(getFile, { evidenceId: id }, official('gx.qinzhou.pubei.'))
  await expect(sibling).rejects.toMatchObject({ status: 404 })
})

test('what is refused is gone, and visitors hand in nothing', async () => {
  const { fileId, stored } = await upload(Buffer.from('<script>alert(1)</script>'), 'photo.jpg')
  await expect(stored).rejects.toMatchObject({ code: 'file.wrong-type', status: 415 })
  await expect(app.platform.files.get(fileId)).rejects.toThrow()
  const visitor = await upload(pixel, 'x.png', { kind: 'visitor', language: 'zh' })
  await expect(visitor.stored).rejects.toMatchObject({ status: 401 })
})
