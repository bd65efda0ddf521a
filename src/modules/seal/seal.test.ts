import { statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { startPlatform, type TestPlatform } from '../../../test/support/app.ts'
import { type Actor, system } from '../../kernel/actor.ts'
import { establishAuthority, getCertificateChain, press, sealDocument, verifyPdf } from './index.ts'
import { keyFiles } from './key-files.ts'
import { belongs } from './pdf/keys.ts'
import { authorityCertificate, newKeyPem } from './pdf/x509.ts'

const by = system('test')
const visitor: Actor = { kind: 'visitor', language: 'zh' }
const organ = {
  id: 'organ-of-this-test',
  name: '灵山县民政局',
  creditCode: '11450721TB00000011',
  division: '450721000000',
}

let app: TestPlatform
beforeAll(async () => {
  app = await startPlatform()
  await app.runtime.perform(establishAuthority, {}, by)
})

const aStoredPdf = async () => {
  const document = await PDFDocument.create()
  document.addPage([400, 400]).drawText('decision')
  return (await app.platform.files.put([await document.save({ useObjectStreams: false })])).fileId
}
const seal = async () =>
  app.runtime.perform(
    sealDocument,
    { organ, fileId: await aStoredPdf(), subject: 'test', place: { page: 1, x: 70, y: 70 } },
    by,
  )

test('the authority is made once, and its key stays in a file for us alone', async () => {
  const { pem } = await app.runtime.ask(getCertificateChain, {}, visitor)
  expect(await app.runtime.perform(establishAuthority, {}, by)).toEqual({ made: false })
  expect((await app.runtime.ask(getCertificateChain, {}, visitor)).pem).toBe(pem)
  const file = join(app.platform.keys.folder, 'seal-authority.pem')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const key = await keyFiles(app.platform.keys.folder).find('seal-authority')
  expect(key && belongs(key, pem)).toBe(true)
})

test('two that make the same key at once end with one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'keys-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const kept = await Promise.all(['a', 'b', 'c'].map((pem) => keyFiles(folder).keep('seal-authority', pem)))
  expect(new Set(kept).size).toBe(1)
})

test('an organ has one seal, made at its first use, and its document is intact', async () => {
  const [first, second] = await Promise.all([seal(), seal()])
  expect(first.sealSerial).toBe(second.sealSerial)
  expect(first.sealSerial).toMatch(/^450721\d{7}$/)
  const bytes = await app.platform.files.get(first.fileId)
  expect(await app.runtime.ask(verifyPdf, { bytes }, visitor)).toMatchObject({
    verdict: 'intact',
    signatures: [{ signer: { organName: '灵山县民政局', serial: first.sealSerial }, subject: 'test' }],
  })
  const { rows } = await app.pool.query('select sealed_sha256 from seal.use where sealed_sha256 = $1', [
    first.sha256,
  ])
  expect(rows).toHaveLength(1)
})

test('when its certificate has ended the organ gets the next seal; a frozen one seals nothing', async () => {
  const before = await seal()
  app.clock.set('2032-01-05T02:00:00Z')
  const [after, same] = await Promise.all([seal(), seal()])
  expect(after.sealSerial).not.toBe(before.sealSerial)
  expect(same.sealSerial).toBe(after.sealSerial)
  const bytes = await app.platform.files.get(after.fileId)
  expect(await app.runtime.ask(verifyPdf, { bytes }, visitor)).toMatchObject({ verdict: 'intact' })
  await app.pool.query(`update seal.seal set state = 'FROZEN' where serial = $1`, [after.sealSerial])
  await expect(seal()).rejects.toMatchObject({ code: 'seal.not-in-use' })
})

test('nobody seals by hand', async () => {
  const fileId = await aStoredPdf()
  const input = { organ, fileId, subject: 'test', place: { page: 1, x: 1, y: 1 } }
  await expect(app.runtime.perform(sealDocument, input, visitor)).rejects.toMatchObject({ status: 401 })
})

test('a database whose authority has no key here is refused', async () => {
  const other = await authorityCertificate(
    await newKeyPem(),
    { commonName: 'x', organization: 'x' },
    new Date(),
    1,
  )
  const { rows } = await app.pool.query('select certificate from seal.authority')
  await app.pool.query('update seal.authority set certificate = $1', [other])
  await expect(app.runtime.perform(establishAuthority, {}, by)).rejects.toMatchObject({
    code: 'seal.keys-do-not-belong',
  })
  await app.pool.query('update seal.authority set certificate = $1', [rows[0].certificate])
})

test('a template that is wrong, pries or never ends spoils nothing but itself', async () => {
  const job = (source: string) => ({ sources: { 'a.typ': source }, main: 'a.typ', data: {}, at: new Date() })
  await expect(press.typeset(job('#let f(n) = f(n + 1)\n#f(0)'))).rejects.toThrow(/does not compile/)
  await expect(press.typeset(job('#read("/etc/passwd")'))).rejects.toThrow(/does not compile/)
  const endless = job('#for i in range(100000000) { let x = i }')
  await expect(press.typeset(endless, 1_500)).rejects.toThrow(/took longer/)
  const good = await press.typeset(job('words'))
  expect(good.pdf.subarray(0, 5).toString()).toBe('%PDF-')
})
