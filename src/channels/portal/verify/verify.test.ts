import { beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../../test/support/web.ts'
import { system } from '../../../kernel/actor.ts'
import { establishAuthority } from '../../../modules/seal/index.ts'
import { certificateNumberOf, issueSeniorCard } from './testing.ts'

describe('checking a document without an account', () => {
  let app: TestApp
  let card: { certificateId: string; certificateNumber: string; shortNumber: string }
  let pdf: Buffer
  beforeAll(async () => {
    app = await startApp()
    await app.runtime.perform(establishAuthority, {}, system('test'))
    card = await issueSeniorCard(app.runtime)
    await app.drain()
    const holder = await app.visitor('zhang-guilan')
    const answer = await holder.request(`/files/documents/${card.certificateId}`)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    pdf = Buffer.from(await answer.arrayBuffer())
  })
  const drop = async (content: Buffer, language: 'zh' | 'en' = 'en') => {
    const visitor = await app.visitor(undefined, language)
    const file = { name: 'card.pdf', type: 'application/pdf', content }
    return visitor.submit(await visitor.get('/verify'), {}, '/verify/file', { file })
  }

  test('by number: typed loosely, from the QR code, and wrong', async () => {
    const visitor = await app.visitor(undefined, 'en')
    const typed = card.shortNumber.toLowerCase().replace(/(.{4})/g, '$1 ')
    const found = await visitor.submit(await visitor.get('/verify'), { number: typed }, '/verify')
    expect(found.status).toBe(200)
    expect(found.html).toContain('Senior Citizen Card')
    expect(found.html).toContain('张**')
    expect(found.html).not.toContain('张桂兰')
    expect((await visitor.get(`/verify/${card.certificateNumber}`)).html).toContain('Senior Citizen Card')
    const unknown = await visitor.get(`/verify/${certificateNumberOf('YD', '202600000000')}`)
    expect(unknown.status).toBe(404)
    expect(unknown.html).toContain('No document has this number')
    const empty = await visitor.submit(await visitor.get('/verify'), { number: ' ' }, '/verify')
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('href="#f-number"')
  })

  test('by file: as issued, altered, without a seal, not a PDF, none', async () => {
    const good = await drop(pdf)
    expect(good.status).toBe(200)
    expect(good.html).toContain('You can rely on it: Valid')
    const altered = Buffer.from(pdf)
    altered[3000] = (altered[3000] ?? 0) ^ 4
    const bad = await drop(altered)
    expect(bad.title).toMatch(/^Altered/)
    expect(bad.html).toContain('It claims to be this document')
    expect(bad.html).toContain(card.certificateNumber)
    expect((await drop(altered, 'zh')).html).toContain('内容被改动过')
    expect((await drop(Buffer.from('%PDF-1.4 nothing'))).html).toContain('No electronic seal on this file')
    expect((await drop(Buffer.from('hello'))).html).toContain('This is not a PDF')
    const none = await drop(Buffer.alloc(0))
    expect(none.status).toBe(422)
    const large = await drop(Buffer.alloc(10 * 1_048_576 + 1))
    expect(large.status).toBe(413)
  })

  test('with tools of one’s own: the chain is there for anyone', async () => {
    const visitor = await app.visitor()
    expect(await (await visitor.request('/verify/chain.pem')).text()).toContain('BEGIN CERTIFICATE')
  })

  test('the wallet is its holder’s: others find nothing there', async () => {
    const holder = await app.visitor('zhang-guilan')
    expect((await holder.get('/my/documents')).html).toContain('老年人优待证')
    const one = await holder.get(`/my/documents/${card.certificateId}`)
    expect(one.html).toContain('有效')
    expect(one.html).not.toMatch(/450000\d{11}[\dX]/)
    const other = await app.visitor('zhang-san')
    expect((await other.get('/my/documents')).html).toContain('还没有证照')
    expect((await other.get(`/my/documents/${card.certificateId}`)).status).toBe(404)
    expect((await other.get(`/files/documents/${card.certificateId}`)).status).toBe(404)
  })
})
