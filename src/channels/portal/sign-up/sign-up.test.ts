import { describe, expect, it } from 'vitest'
import { registerPhone } from '../../../../test/support/register-phone.ts'
import { numberOf as numbers } from '../../../../test/support/sample-numbers.ts'
import { startApp } from '../../../../test/support/web.ts'
import { system } from '../../../kernel/actor.ts'
import type { Visitor } from '../../../main/tour/visitor.ts'
import { invite, newSessionToken } from '../../../modules/identity/index.ts'
import { newestCode, signInByPhone } from './testing.ts'

const app = await startApp()
/** Somebody of the sample register who has no account. */
const child = async () => {
  const { rows } = await app.owner.query<{ id: string; name: string }>(
    `select p.party_id as id, p.name from register.person p
     where not exists (select from identity.account a where a.person_id = p.party_id) order by 1`,
  )
  return rows
}
const people = await child()
const later = (minutes: number): void =>
  app.clock.set(new Date(app.clock.now().getTime() + minutes * 60_000).toISOString())

/** Each at another time: a code is what came last, and one a minute goes to a phone. */
const enter = (someone: Visitor, phone: string, from?: string) => {
  later(2)
  return signInByPhone(someone, phone, from)
}

describe('registering', () => {
  it('begins with the phone, then the real name, and takes over what the person has here', async () => {
    const [person] = people
    if (!person) throw new Error('everybody has an account')
    await registerPhone(app, person.id, '13800138000')
    const someone = await app.visitor()
    const name = await enter(someone, '138 0013 8000', '/sign-up')
    expect(new URL(name.url).pathname).toBe('/sign-up/name')
    expect(name.html).toContain('138****8000')
    const before = someone.cookies.get('tb-session')
    const done = await someone.submit(
      name,
      { name: person.name, idNumber: numbers(person.id) },
      '/sign-up/name',
    )
    expect(done.html).toContain(`${person.name}，您已通过实名核验`)
    expect(someone.cookies.get('tb-session')).not.toBe(before)
    const { rows } = await app.owner.query(
      'select person_id, level from identity.account where person_id = $1',
      [person.id],
    )
    expect(rows).toEqual([{ person_id: person.id, level: 2 }])
    const again = await app.visitor()
    await enter(again, '13800138000')
    expect((await again.get('/my')).html).toContain(person.name)
  })
  it('says the same for an unknown number, a wrong name and a person who has an account', async () => {
    const [, , other] = people
    const { rows } = await app.owner.query<{ id: string; name: string }>(
      'select person_id as id, name from identity.account where person_id = $1',
      ['zhang-guilan'],
    )
    const holder = rows[0]
    if (!other || !holder) throw new Error('the sample is another')
    // as if she were no invented person: her account is hers to sign in to
    await app.owner.query('update identity.account set sample = false where person_id = $1', [holder.id])
    const someone = await app.visitor()
    let page = await enter(someone, '13800138001', '/sign-up')
    const said: string[] = []
    for (const claim of [
      { name: other.name, idNumber: '450000199001019999' },
      { name: '某某某', idNumber: numbers(other.id) },
      { name: holder.name, idNumber: numbers(holder.id) },
    ]) {
      page = await someone.submit(page, claim, '/sign-up/name')
      expect(page.status).toBe(422)
      said.push(
        page.html
          .replaceAll(claim.name, 'NAME')
          .replaceAll(claim.idNumber, 'NUMBER')
          .replace(/name="_(csrf|key)" value="[^"]*"/g, ''),
      )
    }
    expect(new Set(said).size).toBe(1)
    await app.owner.query('update identity.account set sample = true where person_id = $1', [holder.id])
  })
  it('refuses a phone that is none, in words at its field', async () => {
    const someone = await app.visitor()
    const page = await someone.submit(await someone.get('/sign-in/code'), { phone: '12345' }, '/sign-in/code')
    expect(page.status).toBe(422)
    expect(page.html).toContain('请输入 11 位的手机号')
  })
})

describe('a sign-in by code', () => {
  it('looks the same for a phone with an account and one without', async () => {
    const answers = []
    for (const phone of ['19900000000', '13800138002']) {
      const someone = await app.visitor()
      const answer = await someone.request(
        '/sign-in/code',
        { method: 'POST', body: new URLSearchParams({ phone }) },
        false,
      )
      answers.push([
        answer.status,
        answer.headers.get('location')?.replace(/[0-9a-f-]{36}/, 'ID'),
        [...answer.headers.keys()].sort().join(),
      ])
    }
    expect(answers[0]).toEqual(answers[1])
  })
  it('finds the person whose phone it is', async () => {
    const someone = await app.visitor()
    await enter(someone, '19900000002')
    expect((await someone.get('/my')).html).toContain('韦建国')
  })
  it('says at the field that a code is wrong, and lets it be typed again', async () => {
    later(2)
    const someone = await app.visitor()
    const asked = await someone.submit(
      await someone.get('/sign-in/code'),
      { phone: '13800138003' },
      '/sign-in/code',
    )
    const digits = await newestCode(someone)
    const wrong = digits === '000000' ? '000001' : '000000'
    const page = await someone.submit(asked, { digits: wrong }, '/sign-in/code/')
    expect(page.status).toBe(422)
    expect(page.html).toContain('验证码不对')
    await someone.submit(page, { digits }, '/sign-in/code/')
    expect(someone.cookies.has('tb-session')).toBe(true)
    expect(someone.cookies.has('tb-device')).toBe(true)
  })
})

describe('a password', () => {
  it('is set after a fresh proof, and signs in; one that is common is refused', async () => {
    const someone = await app.visitor()
    await enter(someone, '13800138004')
    const page = await someone.get('/sign-up/password')
    const common = await someone.submit(page, { password: 'password1234' }, '/sign-up/password')
    expect(common.status).toBe(422)
    expect(common.html).toContain('太常见')
    const set = await someone.submit(page, { password: '四只 绿色 的 铁锅 会飞' }, '/sign-up/password')
    expect(set.html).toContain('现在的密码设于')
    const next = '五只 绿色 的 铁锅 会飞'
    for (const current of ['', 'not this one']) {
      const blind = await someone.submit(set, { password: next, current }, '/sign-up/password')
      expect(blind.status).toBe(422)
      expect(blind.html).toContain('密码不对')
    }
    const current = '四只 绿色 的 铁锅 会飞'
    expect((await someone.submit(set, { password: next, current }, '/sign-up/password')).status).toBe(200)
    await someone.submit(set, { password: current, current: next }, '/sign-up/password')
    const other = await app.visitor()
    const form = await other.get('/sign-in/password')
    const wrong = await other.submit(
      form,
      { phone: '13800138004', password: 'not this one' },
      '/sign-in/password',
    )
    const unknown = await other.submit(
      form,
      { phone: '13800138999', password: 'not this one' },
      '/sign-in/password',
    )
    expect([wrong.status, unknown.status]).toEqual([422, 422])
    const bare = (html: string, phone: string) =>
      html.replaceAll(phone, '').replace(/name="_(csrf|key)" value="[^"]*"/g, '')
    expect(bare(wrong.html, '13800138004')).toBe(bare(unknown.html, '13800138999'))
    await other.submit(
      form,
      { phone: '13800138004', password: '四只 绿色 的 铁锅 会飞' },
      '/sign-in/password',
    )
    expect(other.cookies.has('tb-session')).toBe(true)
  })
  it('is reset by a code, and every other session ends', async () => {
    const someone = await app.visitor()
    await enter(someone, '13800138005')
    later(2)
    const other = await app.visitor()
    const asked = await other.submit(
      await other.get('/sign-in/recover'),
      { phone: '13800138005' },
      '/sign-in/recover',
    )
    const answers = { digits: await newestCode(other), password: '五只 蓝色 的 水桶 唱歌' }
    await other.submit(asked, answers, '/sign-in/recover/')
    expect(other.cookies.has('tb-session')).toBe(true)
    expect(new URL((await someone.get('/my')).url).pathname).toBe('/sign-in')
  })
})

describe('a one-time link', () => {
  it('lets its person in once, with a password of theirs', async () => {
    const [, person] = people
    if (!person) throw new Error('everybody has an account')
    const { token, tokenHash } = newSessionToken()
    const by = system('setup')
    await app.runtime.perform(
      invite,
      { personId: person.id, purpose: 'enrol', tokenHash, phone: '13800138006' },
      by,
    )
    const someone = await app.visitor()
    const page = await someone.get(`/sign-up/enrol/${token}`)
    expect(page.html).toContain(person.name)
    await someone.submit(page, { password: '六只 白色 的 山羊 读书' }, '/sign-up/enrol')
    expect(someone.cookies.has('tb-session')).toBe(true)
    const late = await app.visitor()
    expect((await late.get(`/sign-up/enrol/${token}`)).status).toBe(404)
    const forced = await late.request(`/sign-up/enrol/${token}`, {
      method: 'POST',
      body: new URLSearchParams({ password: '六只 白色 的 山羊 读书' }),
    })
    expect(forced.status).toBe(404)
    expect(late.cookies.has('tb-session')).toBe(false)
  })
})
