import { describe, expect, it } from 'vitest'
import { registerPhone } from '../../../../test/support/register-phone.ts'
import { numberOf } from '../../../../test/support/sample-numbers.ts'
import { startApp } from '../../../../test/support/web.ts'
import { newestCode, signInByPhone } from '../sign-up/testing.ts'

const app = await startApp()
const later = (minutes: number): void =>
  app.clock.set(new Date(app.clock.now().getTime() + minutes * 60_000).toISOString())
const { rows } = await app.owner.query<{ id: string; name: string }>(
  `select p.party_id as id, p.name from register.person p
   where not exists (select from identity.account a where a.person_id = p.party_id) order by 1`,
)
const { rows: items } = await app.owner.query<{ code: string; item: string }>(
  `select i.code, b.id as item from catalogue.implementation i join catalogue.item b on b.id = i.item_id
   where b.form_key = 'social-security-card-replacement' limit 1`,
)
const code = items[0]?.code ?? ''

describe('stepping up', () => {
  it('asks for the real name when an item needs it, not before, and goes back to the item in the same session', async () => {
    const [person] = rows
    if (!person) throw new Error('everybody has an account')
    await registerPhone(app, person.id, '13500000001')
    const someone = await app.visitor()
    await signInByPhone(someone, '13500000001')
    const before = await app.owner.query(
      'select id from identity.session where person_id <> $1 order by opened_at desc limit 1',
      ['x'],
    )
    const apply = await someone.get(`/items/${code}/apply`)
    expect(apply.status).toBe(200)
    const asked = await someone.submit(apply, {}, '/apply')
    expect(new URL(asked.url).pathname).toBe('/sign-in/step-up')
    expect(new URL(asked.url).searchParams.get('level')).toBe('2')
    expect(asked.html).toContain('这件事要先实名')
    const token = someone.cookies.get('tb-session')
    const back = await someone.submit(
      asked,
      { name: person.name, idNumber: numberOf(person.id) },
      '/sign-in/step-up',
    )
    expect(new URL(back.url).pathname).toBe(`/items/${code}/apply`)
    expect(someone.cookies.get('tb-session')).not.toBe(token)
    const after = await app.owner.query('select id from identity.session where person_id = $1', [person.id])
    expect(after.rows).toEqual(before.rows)
    const started = await someone.submit(back, {}, '/apply')
    expect(new URL(started.url).pathname).toMatch(/^\/drafts\//)
  })
  it('keeps what was typed when the level is asked for at the end', async () => {
    const someone = await app.visitor('zhang-san')
    const first = await someone.submit(await someone.get(`/items/${code}/apply`), {}, '/apply')
    const draft = new URL(first.url).pathname.split('/')[2]
    later(5)
    await app.owner.query('update catalogue.item set assurance = 4 where id = $1', [items[0]?.item])
    const asked = await someone.submit(
      await someone.get(`/drafts/${draft}/check`),
      { declared: 'yes' },
      '/check',
    )
    expect(new URL(asked.url).pathname).toBe('/sign-in/step-up')
    expect(asked.html).toContain('/sign-in/second-factor?')
    expect((await someone.get('/my/drafts')).html).toContain(draft)
    const { rows: kept } = await app.owner.query('select 1 from "case".draft where id = $1', [draft])
    expect(kept).toHaveLength(1)
  })
  it('asks again who sits here when the proof is older than ten minutes: by code or by password', async () => {
    later(5)
    const someone = await app.visitor()
    await signInByPhone(someone, '13500000002')
    later(11)
    const form = await someone.get('/sign-up/password')
    const asked = await someone.submit(form, { password: '十只 橙色 的 气球 睡觉' }, '/sign-up/password')
    expect(asked.html).toContain('请再确认一次是您本人')
    const sent = await someone.submit(asked, { way: 'code' }, '/sign-in/step-up')
    const back = await someone.submit(sent, { digits: await newestCode(someone) }, '/sign-in/step-up/code/')
    expect(new URL(back.url).pathname).toBe('/sign-up/password')
    const set = await someone.submit(back, { password: '十只 橙色 的 气球 睡觉' }, '/sign-up/password')
    expect(set.html).toContain('现在的密码设于')
  })
  it('never goes on to another site', async () => {
    const someone = await app.visitor('zhang-san')
    const answer = await someone.request('/sign-in/step-up?level=2&to=//evil.example/x', {}, false)
    expect(answer.headers.get('location')).toBe('/')
  })
  it('is for who has signed in', async () => {
    const page = await (await app.visitor()).get('/sign-in/step-up?level=2&to=/my')
    expect(new URL(page.url).pathname).toBe('/sign-in')
  })
})
