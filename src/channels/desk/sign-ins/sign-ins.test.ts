import { describe, expect, it } from 'vitest'
import { phoneOf } from '../../../../test/support/sample-numbers.ts'
import { startApp } from '../../../../test/support/web.ts'
import { newestCode, signInByPhone } from '../../portal/sign-up/testing.ts'

const app = await startApp()
const phone = '13400000001'
const path = '/desk/admin/sign-ins'

describe('the security administrator', () => {
  it('finds an account by its phone, ends what is open, and hands over a link that works once', async () => {
    const victim = await app.visitor()
    await signInByPhone(victim, phone)
    const admin = await app.visitor('meng-lixin')
    const found = await admin.submit(await admin.get(path), { phone, do: 'find' }, path)
    expect(found.html).toContain('134****0001')
    expect(found.html).toContain('正在登录的地方')
    await admin.submit(found, { do: 'end' }, path)
    expect(new URL((await victim.get('/my')).url).pathname).toBe('/sign-in')
    const made = await admin.submit(found, { do: 'recover' }, path)
    const link = /\/sign-up\/enrol\/[\w-]{43}/.exec(made.html)?.[0]
    if (!link) throw new Error('no link')
    // the link alone opens nothing: the code comes to the person's own phone
    const asked = await victim.get(link)
    expect(asked.html).not.toContain('name="password"')
    const password = '一条 紫色 的 围巾 游泳'
    const bare = await victim.submit(asked, { password }, '/sign-up/enrol')
    expect(bare.status).toBe(422)
    app.clock.set(new Date(app.clock.now().getTime() + 120_000).toISOString())
    const sent = await victim.submit(asked, { way: 'code' }, '/sign-up/enrol')
    const wrong = await victim.submit(sent, { digits: '000000', password }, '/sign-up/enrol')
    expect(wrong.html).toContain('验证码不对')
    expect(new URL((await victim.get('/my')).url).pathname).toBe('/sign-in')
    await victim.submit(wrong, { digits: await newestCode(victim), password }, '/sign-up/enrol')
    expect(new URL((await victim.get('/my')).url).pathname).toBe('/my')
    expect((await victim.get(link)).status).toBe(404)
    const { rows } = await app.owner.query(
      "select count(*)::int as n from platform.audit where operation = 'identity.find-account' and outcome = 'read'",
    )
    expect(rows).toEqual([{ n: 3 }])
  })
  it('says plainly that no account has a phone', async () => {
    const admin = await app.visitor('meng-lixin')
    const page = await admin.submit(await admin.get(path), { phone: '13499999999', do: 'find' }, path)
    expect(page.html).toContain('没有用这个手机号的账户')
  })
  it('is the only one for whom the page exists', async () => {
    for (const who of ['qin-haiyan', 'liao-jingwen', 'li-min', 'zhang-guilan'])
      expect((await (await app.visitor(who)).get(path)).status).toBe(404)
  })
})

describe('the recovery of an official', () => {
  it('waits for the system administrator, and tells the person at each step', async () => {
    const { visitor, owner } = app
    await owner.query(
      `update identity.account set sample = false, phone_proven_at = now() where person_id = 'su-fang'`,
    )
    const phoneOfSu = phoneOf('su-fang')
    const security = await visitor('meng-lixin')
    const found = await security.submit(await security.get(path), { phone: phoneOfSu, do: 'find' }, path)
    const made = await security.submit(found, { do: 'recover' }, path)
    const link = /\/sign-up\/enrol\/[\w-]{43}/.exec(made.html)?.[0]
    if (!link) throw new Error('no link')
    const thief = await visitor()
    expect((await thief.get(link)).html).toContain('另一位管理员确认')
    const system = await visitor('qin-haiyan')
    const list = await system.get('/desk/admin/recoveries')
    expect(list.html).toContain('我已核实')
    // not the one who made it, nor anybody else
    for (const who of ['meng-lixin', 'liao-jingwen', 'li-min', 'zhang-guilan'])
      expect((await (await visitor(who)).get('/desk/admin/recoveries')).status).toBe(404)
    await system.submit(list, { person: 'su-fang' }, '/desk/admin/recoveries')
    expect((await thief.get(link)).html).toContain('name="password"')
    const { rows } = await owner.query<{ title: string }>(
      `select title_zh as title from message.message where party_id = 'su-fang'`,
    )
    expect(rows.map(({ title }) => title).sort()).toEqual([
      '为您的账户生成了恢复链接',
      '恢复您账户的申请已由第二位管理员确认',
    ])
    await owner.query(
      `update identity.account set sample = true, phone_proven_at = null where person_id = 'su-fang'`,
    )
  })
})

describe('an official who is enrolled without a phone', () => {
  it('says with which phone they will sign in; one that somebody has is refused', async () => {
    await app.owner.query(
      "update identity.account set phone = null, phone_index = null where person_id = 'su-fang'",
    )
    const admin = await app.visitor('meng-lixin')
    const enrolled = await admin.submit(
      await admin.get('/desk/admin/people/a-su-fang/enrol'),
      { reason: '新到岗，开通账户' },
      '/enrol',
    )
    const link = /\/sign-up\/enrol\/[\w-]{43}/.exec(enrolled.html)?.[0]
    if (!link) throw new Error('no link')
    const someone = await app.visitor()
    const page = await someone.get(link)
    const password = '两条 灰色 的 板凳 飞跑'
    const taken = await someone.submit(page, { phone: '19900000002', password }, '/sign-up/enrol')
    expect(taken.status).toBe(422)
    expect(taken.html).toContain('这个手机号已有人在用')
    await someone.submit(page, { phone: '134 0000 0002', password }, '/sign-up/enrol')
    const later = await app.visitor()
    await later.submit(
      await later.get('/sign-in/password'),
      { phone: '13400000002', password },
      '/sign-in/password',
    )
    expect(later.cookies.has('tb-session')).toBe(true)
  })
})
