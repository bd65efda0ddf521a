import { describe, expect, it } from 'vitest'
import { startApp } from '../../../../test/support/web.ts'

const app = await startApp()
const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const days = { from: '2026-11-23', until: '2026-11-27', reason: '年休假' }

describe('leave in one organ', () => {
  it('is arranged and ended by who decides there, without an administrator', async () => {
    const head = await app.visitor('chen-qiang')
    const list = await head.get('/desk/leave')
    expect((await head.get('/desk/cases')).html).toContain('href="/desk/leave"')
    expect(text(list.html)).toContain('周建华')
    expect(text(list.html)).not.toContain('浦北')
    const form = await head.get('/desk/leave/a-zhou-jianhua')
    const unsaid = await head.submit(form, { ...days, colleagueId: '' })
    expect(unsaid.status).toBe(422)
    const done = await head.submit(unsaid, { ...days, colleagueId: 'a-li-min' })
    expect(text(done.html)).toContain('李敏 · ')
    // and the colleague can act in it at once
    const li = await app.visitor('li-min')
    expect(text((await li.get('/acting-as')).html)).toContain('审查人员（代周建华）')
    const [, end = ''] = /href="(\/desk\/leave\/a-zhou-jianhua\/end\/[\w-]+)"/.exec(done.html) ?? []
    await head.submit(await head.get(end), { reason: '返岗' })
    expect(text((await li.get('/acting-as')).html)).not.toContain('代周建华')
  })

  it('is arranged by each for themselves, and by nobody for others without deciding', async () => {
    const li = await app.visitor('li-min')
    const list = await li.get('/desk/leave')
    expect(list.html).toContain('href="/desk/leave/a-li-min"')
    expect(list.html).not.toContain('href="/desk/leave/a-zhou-jianhua"')
    expect((await li.get('/desk/leave/a-zhou-jianhua')).status).toBe(404)
    const done = await li.submit(await li.get('/desk/leave/a-li-min'), {
      ...days,
      colleagueId: 'a-zhou-jianhua',
    })
    expect(text(done.html)).toContain('周建华 · ')
    // the form is one thing, the rule another
    const own = await li.get('/desk/leave/a-li-min')
    const forced = await li.submit(
      {
        ...own,
        html: own.html.replaceAll('a-li-min', 'a-zhou-jianhua'),
        url: own.url.replace('a-li-min', 'a-zhou-jianhua'),
      },
      { ...days, colleagueId: 'a-chen-qiang' },
    )
    expect([403, 404]).toContain(forced.status)
  })

  it('is nothing for administrators, for residents, or for another organ', async () => {
    expect((await (await app.visitor('qin-haiyan')).get('/desk/leave')).status).toBe(403)
    expect((await (await app.visitor('zhang-guilan')).get('/desk/leave')).status).toBe(404)
    expect((await (await app.visitor('huang-li')).get('/desk/leave/a-li-min')).status).toBe(404)
  })
})
