import { beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../../../../test/support/web.ts'

const lingshan = '450721000000'

describe('search and item pages', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startApp()
  })
  const api = async (path: string) => {
    const answer = await fetch(`${app.url}/api/v1${path}`)
    return { status: answer.status, body: (await answer.json()) as never }
  }
  const codeOf = async (key: string): Promise<string> =>
    ((await api(`/items/${key}?division=${lingshan}`)).body as { taskCode: string }).taskCode

  it('shows what was found, what was also searched for, and keeps the words', async () => {
    const visitor = await app.visitor()
    const page = await visitor.get(`/search?q=${encodeURIComponent('开饭店')}&region=${lingshan}`)
    expect(page.status).toBe(200)
    expect(page.html).toContain('“开饭店”的结果')
    expect(page.html).toContain('食品经营许可（新办）')
    expect(page.html).toContain('灵山县市场监督管理局')
    expect(page.html).toContain('只搜原词')
    expect(page.html).toMatch(/value="开饭店"/)
  })

  it('speaks English, filters by the address, and says when there is nothing', async () => {
    const visitor = await app.visitor(undefined, 'en')
    const page = await visitor.get(`/search?q=open+a+restaurant&region=${lingshan}&for=enterprise`)
    expect(page.html).toContain('Food business licence (new)')
    expect(page.html).toContain('Lingshan Market Regulation Bureau')
    const nothing = await visitor.get('/search?q=qqqzzz')
    expect(nothing.html).toContain('Nothing found for “qqqzzz”')
    expect(nothing.html).toContain('/services/departments/civil-affairs')
  })

  it('says where an item is handled when not here', async () => {
    const visitor = await app.visitor()
    const page = await visitor.get(`/search?q=${encodeURIComponent('药品生产许可')}&region=110101000000`)
    expect(page.html).toContain('药品生产许可')
    expect(page.html).toContain('由下面的机关办理')
  })

  it('asks the place for a basic code and shows the item for an implementation code', async () => {
    const visitor = await app.visitor()
    const choose = await visitor.get('/items/450131021000')
    expect(choose.html).toContain('您在哪里办？')
    const item = await visitor.get(`/items/${await codeOf('food-licence')}`)
    for (const words of [
      '承诺 5 个工作日（法定 20 个工作日）',
      '开始办理',
      '您符合条件吗',
      '要准备什么',
      '怎么办',
      '不服怎么办',
      '版本 1',
    ])
      expect(item.html).toContain(words)
    expect((await visitor.get('/items/no-such-item')).status).toBe(404)
  })

  it('tells a signed-in person what is met and what need not be brought', async () => {
    const zhang = await app.visitor('zhang-guilan')
    const page = await zhang.get(`/items/${await codeOf('senior-card')}`)
    expect(page.html).toContain('我们已有，不用交')
    expect(page.html).toContain('>符合<')
    const visitor = await app.visitor()
    expect((await visitor.get(`/items/${await codeOf('senior-card')}`)).html).not.toContain(
      '我们已有，不用交',
    )
  })

  it('shows clauses, places, audiences, departments, organs and themes', async () => {
    const visitor = await app.visitor()
    const code = await codeOf('food-licence')
    expect((await visitor.get(`/items/${code}/law`)).html).toContain('第三十五条')
    expect((await visitor.get(`/items/${code}/places`)).html).toContain('灵山县市场监督管理局')
    expect((await visitor.get('/services/for-people')).html).toContain('/services/themes/marriage')
    expect((await visitor.get('/services/for-business')).html).toContain('/services/themes/start-a-business')
    expect((await visitor.get('/services/departments/civil-affairs')).html).toContain('结婚登记')
    expect((await visitor.get('/services/departments/450721-health')).html).toContain('护士执业注册')
    expect((await visitor.get('/services/themes/marriage')).html).toContain('离婚登记')
    expect((await visitor.get('/services/themes/no-such')).status).toBe(404)
    expect((await visitor.get('/services/departments/no-such')).status).toBe(404)
  })

  it('answers the API: search with cursor, one item, and problems', async () => {
    const first = (await api(`/items?q=${encodeURIComponent('登记')}&division=${lingshan}&limit=2`)).body as {
      items: { taskCode: string; name: { zh: string; en: string }; organ: { name: { zh: string } } }[]
      next: string
    }
    expect(first.items).toHaveLength(2)
    expect(first.items[0]?.organ.name.zh).toMatch(/灵山县/)
    const second = (
      await api(`/items?q=${encodeURIComponent('登记')}&division=${lingshan}&limit=2&cursor=${first.next}`)
    ).body as typeof first
    expect(second.items.map((i) => i.taskCode)).not.toContain(first.items[0]?.taskCode)
    const one = await api(`/items/${first.items[0]?.taskCode}`)
    expect(one.body).toMatchObject({ taskCode: first.items[0]?.taskCode, name: first.items[0]?.name })
    expect((await api('/items/nothing-here')).status).toBe(404)
    expect((await api('/items')).status).toBe(422)
  })
})
