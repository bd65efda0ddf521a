import { describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import type { Actor, Resident } from '../../kernel/actor.ts'
import { system, visitor } from '../../kernel/actor.ts'
import { countUnread, getMyMessage, listMyMessages, listSent, markAllRead, markRead, send } from './index.ts'
import { maskEmail, smsText } from './message.ts'

const { runtime, setSample } = await startPlatform()
const resident = (personId: string): Actor => ({
  kind: 'resident',
  personId: personId as Resident['personId'],
  partyId: personId as Resident['partyId'],
  name: '',
  level: 3,
  language: 'zh',
})
const platform = system('test')
const notice = {
  title: { zh: '申请已受理', en: 'Application accepted' },
  body: {
    zh: '我们将在 3 个工作日内办结。\n编号 4507000019。',
    en: 'We decide within 3 working days.\nNumber 4507000019.',
  },
}
const zhang = resident('zhang-guilan')
const lin = resident('lin-kaiwen')

describe('a notice', () => {
  it('lands in the inbox in both languages and leaves by SMS and mail in the language of the party', async () => {
    const input = { partyId: 'lin-kaiwen', ...notice, caseNumber: '4507000019' }
    const { messageId } = await runtime.perform(send, input, platform)
    expect(await runtime.ask(getMyMessage, { messageId }, lin)).toMatchObject({
      ...notice,
      caseNumber: '4507000019',
    })
    const { items } = await runtime.ask(listSent, {}, visitor())
    expect(items.map((s) => s.channel).sort()).toEqual(['email', 'sms'])
    const sms = items.find((s) => s.channel === 'sms')
    expect(sms?.text).toBe(
      '[Tongban] Application accepted: We decide within 3 working days. Number 4507000019.',
    )
    expect(sms?.maskedAddress).toMatch(/^199\*{4}\d{4}$/)
    const mail = items.find((s) => s.channel === 'email')
    expect(mail?.text).toContain('Subject: Application accepted\n\nWe decide')
    expect(mail?.maskedAddress).toBe('li***@example.org')
  })
  it('is sent by the platform or within a command, never by people', async () => {
    await expect(runtime.perform(send, { partyId: 'zhang-guilan', ...notice }, zhang)).rejects.toMatchObject({
      status: 403,
    })
    await expect(runtime.perform(send, { partyId: 'nobody', ...notice }, platform)).rejects.toMatchObject({
      status: 404,
    })
    await runtime.perform(
      send,
      { partyId: 'zhang-guilan', ...notice, channels: [] },
      { ...zhang, via: 'case.submit' },
    )
    expect(await runtime.ask(countUnread, {}, zhang)).toBe(1)
  })
})

describe('the inbox', () => {
  it('is read page by page, newest first', async () => {
    for (let n = 1; n <= 5; n++) {
      const title = { zh: `第${n}条`, en: `No. ${n}` }
      await runtime.perform(
        send,
        { partyId: 'wei-jianguo', title, body: notice.body, channels: [] },
        platform,
      )
      await new Promise((done) => setTimeout(done, 2))
    }
    const wei = resident('wei-jianguo')
    const first = await runtime.ask(listMyMessages, { limit: 3 }, wei)
    expect(first.items).toHaveLength(3)
    const rest = await runtime.ask(listMyMessages, { limit: 3, before: first.next ?? '' }, wei)
    expect(rest.items).toHaveLength(2)
    expect(rest.next).toBeUndefined()
    expect(new Set([...first.items, ...rest.items].map((m) => m.id)).size).toBe(5)
  })
  it('knows what was read', async () => {
    const wei = resident('wei-jianguo')
    const [newest] = (await runtime.ask(listMyMessages, {}, wei)).items
    await runtime.perform(markRead, { messageId: newest?.id ?? '' }, wei)
    expect(await runtime.ask(countUnread, {}, wei)).toBe(4)
    await runtime.perform(markAllRead, {}, wei)
    expect(await runtime.ask(countUnread, {}, wei)).toBe(0)
  })
  it("is nobody else's: the same 404 as for nothing there", async () => {
    const [message] = (await runtime.ask(listMyMessages, {}, resident('wei-jianguo'))).items
    for (const messageId of [message?.id ?? '', 'nothing']) {
      await expect(runtime.ask(getMyMessage, { messageId }, zhang)).rejects.toMatchObject({ status: 404 })
      await expect(runtime.perform(markRead, { messageId }, zhang)).rejects.toMatchObject({ status: 404 })
    }
    await expect(runtime.ask(listMyMessages, {}, visitor())).rejects.toMatchObject({ status: 404 })
    expect(await runtime.ask(countUnread, {}, visitor())).toBe(0)
  })
})

it('the sent box is there in the sample province only', async () => {
  await setSample(false)
  await expect(runtime.ask(listSent, {}, visitor())).rejects.toMatchObject({ status: 404 })
  await setSample(true)
})

it('texts carry the sender first, in one line', () => {
  const said = { address: '', title: '申请已受理', body: '一\n二', language: 'zh' as const }
  expect(smsText(said)).toMatch(/^【通办】申请已受理.一 二$/)
  expect(maskEmail('a@example.org')).toBe('a***@example.org')
  expect(maskEmail('nonsense')).toBe('***')
})
