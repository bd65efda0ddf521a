import { describe, expect, it } from 'vitest'
import { startApp } from '../../../../test/support/web.ts'
import { system } from '../../../kernel/actor.ts'
import { send } from '../../../modules/message/index.ts'

const app = await startApp()
const notice = {
  title: { zh: '申请已受理', en: 'Application accepted' },
  body: { zh: '我们将在 3 个工作日内办结。', en: 'We decide within 3 working days.' },
}
const sendTo = (partyId: string) => app.runtime.perform(send, { partyId, ...notice }, system('test'))

describe('messages', () => {
  it('are listed, opened and marked as read', async () => {
    const { messageId } = await sendTo('zhang-guilan')
    const zhang = await app.visitor('zhang-guilan')
    const list = await zhang.get('/my/messages')
    expect(list.html).toContain('申请已受理')
    expect(list.html).toContain('1 条未读')
    const one = await zhang.get(`/my/messages/${messageId}`)
    expect(one.html).toContain('我们将在 3 个工作日内办结。')
    const read = await zhang.submit(one, {}, `/my/messages/${messageId}`)
    expect(read.html).not.toContain('标为已读')
    expect((await zhang.get('/my/messages')).html).not.toContain('1 条未读')
  })
  it('of another are the same 404 as nothing', async () => {
    const { messageId } = await sendTo('zhang-guilan')
    const wei = await app.visitor('wei-jianguo')
    const texts = []
    for (const id of [messageId, 'nothing']) {
      const page = await wei.get(`/my/messages/${id}`)
      expect(page.status).toBe(404)
      texts.push(
        page.html
          .replaceAll(id, '')
          .replace(/(value="[^"]*"|nonce="[^"]*")/g, '')
          .replace(/next=[^"&]*/g, ''),
      )
    }
    expect(texts[0]).toBe(texts[1])
  })
  it('say what an empty inbox is for', async () => {
    const page = await (await app.visitor('ning-yulan', 'en')).get('/my/messages')
    expect(page.html).toContain('No messages yet')
  })
})

describe('the sent box', () => {
  it('shows texts as they would have left, to anyone in the sample province', async () => {
    await sendTo('lin-kaiwen')
    const page = await (await app.visitor()).get('/sent-box')
    expect(page.html).toContain('[Tongban] Application accepted: We decide within 3 working days.')
    expect(page.html).toMatch(/199\*{4}\d{4}/)
  })
  it('does not exist elsewhere', async () => {
    await app.setSample(false)
    expect((await (await app.visitor()).get('/sent-box')).status).toBe(404)
    await app.setSample(true)
  })
})
