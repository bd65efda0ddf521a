import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { startPlatform, type TestPlatform } from '../../../test/support/app.ts'
import { system } from '../../kernel/actor.ts'
import { establishAuthority, getCertificateChain, verifyPdf } from '../seal/index.ts'
import { certificateJobs } from './certificate.jobs.ts'
import { isCertificateNumber } from './certificate-number.ts'
import {
  changeCertificateState,
  getMyCertificate,
  getPublicVerification,
  issueCertificate,
  listMyCertificates,
  openCertificatePdf,
  preparePdf,
  showCertificates,
  sweepFiles,
  verifyFile,
} from './index.ts'
import { anOfficial, aResident, holder, issuer, someFacts, stranger } from './testing.ts'

const by = system('test')
const asHolder = aResident(holder)

describe('a certificate', () => {
  let app: TestPlatform
  beforeAll(async () => {
    app = await startPlatform()
    await app.runtime.perform(establishAuthority, {}, by)
  })

  const issue = (caseNumber?: string) =>
    app.runtime.perform(
      issueCertificate,
      {
        typeKey: 'senior-card',
        holderPartyId: holder,
        organId: issuer.id,
        facts: someFacts,
        ...(caseNumber ? { caseNumber } : {}),
      },
      by,
    )
  const received = async (bytes: Buffer) => (await app.platform.files.put([bytes])).fileId
  const check = async (bytes: Buffer) =>
    app.runtime.ask(verifyFile, { fileId: await received(bytes) }, { kind: 'visitor', language: 'zh' })

  test('gets its document from the timer when the fact was never heard', async () => {
    const { certificateId } = await issue()
    const late = certificateJobs.find((job) => job.name === 'certificate.prepare-late')
    await late?.run(app.runtime)
    expect((await app.runtime.ask(getMyCertificate, { certificateId }, asHolder)).ready).toBe(false)
    app.clock.set('2026-11-23T02:10:00Z')
    await late?.run(app.runtime)
    app.clock.set('2026-11-23T02:00:00Z')
    expect((await app.runtime.ask(getMyCertificate, { certificateId }, asHolder)).ready).toBe(true)
  })

  test('is issued at once, says that its document is being made, and then has one sealed PDF', async () => {
    const { certificateId, certificateNumber, shortNumber } = await issue()
    expect(isCertificateNumber(certificateNumber)).toBe(true)
    expect(await app.runtime.ask(getMyCertificate, { certificateId }, asHolder)).toMatchObject({
      state: 'PREPARING',
      ready: false,
    })
    await expect(app.runtime.ask(openCertificatePdf, { certificateId }, asHolder)).rejects.toMatchObject({
      code: 'certificate.being-prepared',
    })
    await app.drain()
    const mine = await app.runtime.ask(getMyCertificate, { certificateId }, asHolder)
    expect(mine).toMatchObject({ state: 'VALID', ready: true, shortNumber })
    expect(mine.rows.find((row) => row.key === 'idNumber')?.value.zh).toMatch(/^450\*+\d{4}$|^450\*+\d{3}X$/)
    const { content } = await app.runtime.ask(openCertificatePdf, { certificateId }, asHolder)
    expect(createHash('sha256').update(content).digest('hex')).toBe(mine.document?.sha256)
    expect(content.toString('latin1')).toContain('pdfaid:part>2<')
    expect(await app.runtime.ask(verifyPdf, { bytes: content }, by)).toMatchObject({
      verdict: 'intact',
      signatures: [{ signer: { organName: '灵山县市场监督管理局' }, subject: certificateNumber }],
    })
    expect(await app.runtime.perform(preparePdf, { certificateId }, by)).toEqual({ made: false })
  })

  test('shown to an organ, it can be opened there and nowhere else', async () => {
    const { certificateId } = await issue()
    const input = { certificateIds: [certificateId], organPath: 'gx.qinzhou.lingshan.health.' }
    await expect(app.runtime.perform(showCertificates, input, aResident(stranger))).rejects.toMatchObject({
      status: 404,
    })
    await app.runtime.perform(showCertificates, input, asHolder)
    const opened = app.runtime.ask(
      getMyCertificate,
      { certificateId },
      anOfficial(['accept'], input.organPath),
    )
    expect((await opened).id).toBe(certificateId)
    const elsewhere = anOfficial(['accept'], 'gx.qinzhou.lingshan.police.')
    await expect(app.runtime.ask(getMyCertificate, { certificateId }, elsewhere)).rejects.toMatchObject({
      status: 404,
    })
  })

  test('gets one document when two make it at once', async () => {
    const { certificateId } = await issue()
    const made = await Promise.all([1, 2].map(() => app.runtime.perform(preparePdf, { certificateId }, by)))
    expect(made.filter((one) => one.made).length).toBeLessThanOrEqual(1)
    await app.drain()
    const { rows } = await app.owner.query(
      `select count(*)::int as ready from platform.outbox where name = 'certificate.ready' and aggregate = $1`,
      [certificateId],
    )
    expect(rows[0]).toEqual({ ready: 1 })
  })

  test('tells the public what it needs and no more, by either number, however typed', async () => {
    const { certificateNumber, shortNumber } = await issue()
    const visitor = { kind: 'visitor', language: 'en' } as const
    const shown = await app.runtime.ask(getPublicVerification, { number: shortNumber.toLowerCase() }, visitor)
    expect(shown).toEqual({
      number: certificateNumber,
      shortNumber,
      name: { zh: '老年人优待证', en: 'Senior Citizen Card' },
      issuer: { zh: '灵山县市场监督管理局', en: 'Lingshan Market Regulation Bureau' },
      holder: '张**',
      state: 'VALID',
      issuedOn: '2026-11-23',
      validUntil: undefined,
    })
    expect(
      await app.runtime.ask(getPublicVerification, { number: ` ${certificateNumber} ` }, visitor),
    ).toEqual(shown)
    await expect(
      app.runtime.ask(getPublicVerification, { number: 'YD2026000000000' }, visitor),
    ).rejects.toMatchObject({
      status: 404,
    })
  })

  test('masks every person to the public, however long the name; an enterprise is public', async () => {
    const visitor = { kind: 'visitor', language: 'zh' } as const
    const shownOf = async (holderPartyId: string, typeKey: string, name: string) => {
      const { certificateNumber: number } = await app.runtime.perform(
        issueCertificate,
        { typeKey, holderPartyId, organId: issuer.id, facts: { ...someFacts, 'person.name': name } },
        by,
      )
      const { holder } = await app.runtime.ask(getPublicVerification, { number }, visitor)
      await app.owner.query(`update certificate.certificate set holder_kind = null where number = $1`, [
        number,
      ])
      return { holder, before: (await app.runtime.ask(getPublicVerification, { number }, visitor)).holder }
    }
    const person = '买买提·艾力江'
    await app.owner.query(`update party.party set name = $2 where id = $1`, ['lu-haiming', person])
    const masked = '买******'
    expect(await shownOf('lu-haiming', 'senior-card', person)).toEqual({ holder: masked, before: masked })
    const enterprise = '灵山县老街坊餐饮有限公司'
    const company = await shownOf('laojiefang-catering', 'food-licence', enterprise)
    expect(company).toEqual({ holder: enterprise, before: enterprise })
  })

  test('is there for its holder alone', async () => {
    const { certificateId } = await issue()
    const other = aResident(stranger)
    for (const actor of [other, anOfficial(['decide'], 'gx.qinzhou.pubei.')]) {
      await expect(app.runtime.ask(getMyCertificate, { certificateId }, actor)).rejects.toMatchObject({
        status: 404,
      })
      await expect(app.runtime.ask(openCertificatePdf, { certificateId }, actor)).rejects.toMatchObject({
        status: 404,
      })
    }
    expect((await app.runtime.ask(listMyCertificates, {}, other)).items).toEqual([])
    const { items } = await app.runtime.ask(listMyCertificates, {}, asHolder)
    expect(items.map((item) => item.id)).toContain(certificateId)
  })

  test('is known by its file: as issued, altered, of another, and after it was revoked', async () => {
    const { certificateId, certificateNumber } = await issue()
    await app.drain()
    const { content } = await app.runtime.ask(openCertificatePdf, { certificateId }, asHolder)
    expect(await check(content)).toMatchObject({
      verdict: 'intact',
      asIssued: true,
      certificate: { number: certificateNumber, state: 'VALID' },
    })
    const altered = Buffer.from(content)
    altered[2000] = (altered[2000] ?? 0) ^ 1
    expect(await check(altered)).toMatchObject({
      verdict: 'altered',
      asIssued: false,
      certificate: { number: certificateNumber },
      signatures: [{ signer: { organName: '灵山县市场监督管理局' }, digestHolds: false }],
    })
    expect(await check(Buffer.from('%PDF-1.4\nnothing'))).toMatchObject({ verdict: 'unsigned' })
    expect(await check(Buffer.from('hello'))).toMatchObject({ verdict: 'not-a-pdf' })
    await app.runtime.perform(
      changeCertificateState,
      { certificateId, state: 'REVOKED', reason: '以欺骗手段取得' },
      anOfficial(['decide']),
    )
    expect(await check(content)).toMatchObject({ verdict: 'intact', certificate: { state: 'REVOKED' } })
    await expect(
      app.runtime.perform(
        changeCertificateState,
        { certificateId, state: 'VALID', reason: '恢复效力' },
        anOfficial(['decide']),
      ),
    ).rejects.toMatchObject({ code: 'certificate.not-in-that-state' })
  })

  test('prints no gap: what is missing is named', async () => {
    const input = { typeKey: 'senior-card', holderPartyId: holder, organId: issuer.id, facts: {} }
    await expect(app.runtime.perform(issueCertificate, input, by)).rejects.toMatchObject({
      code: 'certificate.facts-missing',
      values: { names: 'idNumber' },
    })
    const official = anOfficial(['accept'])
    await expect(app.runtime.perform(issueCertificate, input, official)).rejects.toMatchObject({
      status: 403,
    })
  })

  test('of every kind can be typeset and sealed', async () => {
    const kinds = [
      'food-licence',
      'outdoor-event-permit',
      'subsistence-allowance',
      'social-security-card-replacement',
    ]
    const others = [
      'residence-certificate',
      'small-restaurant-registration',
      'childcare-allowance',
      'receipt',
    ]
    const facts = { ...someFacts, eventName: '荔枝节', item: '食品经营许可', reason: '不符合条件' }
    for (const typeKey of [...kinds, ...others, 'refusal-decision']) {
      const { certificateId } = await app.runtime.perform(
        issueCertificate,
        { typeKey, holderPartyId: holder, organId: issuer.id, facts },
        by,
      )
      await app.runtime.perform(preparePdf, { certificateId }, by)
      expect((await app.runtime.ask(getMyCertificate, { certificateId }, asHolder)).ready).toBe(true)
    }
  })

  test('and files that nobody keeps are swept after a day, the others stay', async () => {
    const { certificateId } = await issue()
    await app.drain()
    const lost = await received(Buffer.from('nobody keeps this'))
    expect((await app.runtime.perform(sweepFiles, {}, by)).removed).toBe(0)
    app.clock.set('2040-01-01T00:00:00Z')
    await app.runtime.perform(sweepFiles, {}, by)
    app.clock.set('2026-11-23T02:00:00Z')
    await expect(app.platform.files.get(lost)).rejects.toThrow()
    const { content } = await app.runtime.ask(openCertificatePdf, { certificateId }, asHolder)
    expect(content.length).toBeGreaterThan(10_000)
  })

  test('can be checked with the chain that is handed out', async () => {
    const { pem } = await app.runtime.ask(getCertificateChain, {}, { kind: 'visitor', language: 'zh' })
    expect(pem).toMatch(/^-----BEGIN CERTIFICATE-----/)
  })

  test('is the same one when the same case asks again', async () => {
    const first = await issue('4507A0002V')
    expect(await issue('4507A0002V')).toEqual(first)
  })
})
