import { generateSync } from 'otplib'
import { describe, expect, it } from 'vitest'
import { startApp } from '../../../../test/support/web.ts'
import { system } from '../../../kernel/actor.ts'
import type { PageAnswer, Visitor } from '../../../main/tour/visitor.ts'
import { invite, newSessionToken, scanOf } from '../../../modules/identity/index.ts'
import { getContact } from '../../../modules/party/index.ts'
import { newestCode, signInByPhone } from '../sign-up/testing.ts'

const app = await startApp()
const path = (page: PageAnswer): string => new URL(page.url).pathname
const later = (seconds: number): void =>
  app.clock.set(new Date(app.clock.now().getTime() + seconds * 1000).toISOString())
const secretOn = (page: PageAnswer): string =>
  /class="tb-secret">([^<]+)</.exec(page.html)?.[1]?.replaceAll(' ', '') ?? ''
const codeNow = (secret: string): string =>
  generateSync({ secret, epoch: Math.floor(app.clock.now().getTime() / 1000) }) as string
const refusals = async (operation: string): Promise<(string | null)[]> => {
  const { rows } = await app.owner.query<{ reason: string | null }>(
    "select reason from platform.audit where operation = $1 and outcome = 'refused' order by id",
    [operation],
  )
  return rows.map(({ reason }) => reason)
}
const addApp = async (someone: Visitor, at: string): Promise<{ page: PageAnswer; secret: string }> => {
  const begun = await someone.submit(await someone.get(at), { do: 'begin' }, '/authenticator')
  const secret = secretOn(begun)
  const typed = codeNow(secret)
  return {
    page: await someone.submit(begun, { do: 'confirm', typed, name: '我的手机' }, '/authenticator'),
    secret,
  }
}

describe('an authenticator app without any script', () => {
  it('is added by its first code, then shows recovery codes once', async () => {
    const zhang = await app.visitor('zhang-guilan')
    const begun = await zhang.submit(
      await zhang.get('/my/sign-in-and-devices/authenticator'),
      { do: 'begin' },
      '/authenticator',
    )
    expect(begun.html).toContain('role="img"')
    const wrong = await zhang.submit(begun, { do: 'confirm', typed: '000000' }, '/authenticator')
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('代码不对')
    const typed = codeNow(secretOn(begun))
    const codes = await zhang.submit(wrong, { do: 'confirm', typed, name: '老人机' }, '/authenticator')
    expect(path(codes)).toBe('/my/sign-in-and-devices/recovery-codes')
    const shown = await zhang.submit(codes, {}, '/recovery-codes')
    expect(shown.html.match(/[2-9A-Z]{5}-[2-9A-Z]{5}/g)).toHaveLength(10)
    const devices = await zhang.get('/my/sign-in-and-devices')
    expect(devices.html).toContain('老人机')
    expect(devices.html).toContain('还有 10 个没有用过的恢复代码')
  })
  it('is renamed at once, removed only after a code of it, and the person is told of it', async () => {
    const wei = await app.visitor('wei-jianguo')
    const { secret } = await addApp(wei, '/my/sign-in-and-devices/authenticator')
    const href = /href="(\/my\/sign-in-and-devices\/factor[^"]+)"/.exec(
      (await wei.get('/my/sign-in-and-devices')).html,
    )?.[1]
    const factor = (href ?? '').replaceAll('&amp;', '&')
    await wei.submit(await wei.get(factor), { do: 'rename', name: '客厅平板' }, '/factor')
    expect((await wei.get('/my/sign-in-and-devices')).html).toContain('客厅平板')
    later(660)
    const proof = await wei.submit(await wei.get(factor), { do: 'remove' }, '/factor')
    expect(path(proof)).toBe('/sign-in/second-factor')
    const back = await wei.submit(proof, { way: 'totp', typed: codeNow(secret) }, '/second-factor')
    expect(path(back)).toBe('/my/sign-in-and-devices/factor')
    const gone = await wei.submit(back, { do: 'remove' }, '/factor')
    expect(gone.html).not.toContain('客厅平板')
    expect((await wei.get('/my/messages')).html).toContain('您的账户移除了验证器')
  })
})

describe('somebody whose proof is old', () => {
  it('proves themselves again by a code, comes back, and adds what they came for', async () => {
    const someone = await app.visitor()
    await signInByPhone(someone, '13800138050')
    later(660)
    const first = await someone.get('/my/sign-in-and-devices/authenticator')
    expect(path(first)).toBe('/sign-in/second-factor')
    const href = /href="(\/sign-in\/step-up[^"]+)"/.exec(first.html)?.[1] ?? ''
    const stepUp = await someone.get(href.replaceAll('&amp;', '&'))
    const asked = await someone.submit(stepUp, { way: 'code' }, '/sign-in/step-up')
    const back = await someone.submit(asked, { digits: await newestCode(someone) }, '/sign-in/step-up/code')
    expect(path(back)).toBe('/my/sign-in-and-devices/authenticator')
    const { page } = await addApp(someone, '/my/sign-in-and-devices/authenticator')
    expect(path(page)).toBe('/my/sign-in-and-devices/recovery-codes')
  })
})

describe('signing in by scanning without any script', () => {
  const openOn = async (pc: Visitor) => {
    const shown = await pc.submit(
      await pc.get('/sign-in/scan?next=/my/documents'),
      { do: 'open' },
      '/sign-in/scan',
    )
    const number = /tb-scan__number">(\d\d)</.exec(shown.html)?.[1] ?? ''
    const { code } = scanOf(pc.cookies.get('tb-scan') ?? '')
    return { shown, number, code }
  }
  it('asks the phone for the number, and goes on where the PC was', async () => {
    const pc = await app.visitor()
    const { number, code } = await openOn(pc)
    const waiting = await pc.request('/sign-in/scan?next=/my/documents')
    expect(waiting.headers.get('refresh')).toBe('3')
    const phone = await app.visitor('huang-meiling')
    const asked = await phone.get(`/scan/${code}`)
    expect(asked.html).toContain(`value="${number}"`)
    expect(asked.html).toContain('127.0.0.0/24')
    const said = await phone.submit(asked, { picked: number }, '/scan/')
    expect(said.html).toContain('已确认')
    const confirmed = await pc.get('/sign-in/scan?next=/my/documents')
    expect(confirmed.html).toContain('手机已确认')
    const inside = await pc.submit(confirmed, {}, '/sign-in/scan')
    expect(path(inside)).toBe('/my/documents')
    expect(inside.html).toContain('黄美玲')
    expect(pc.cookies.has('tb-scan')).toBe(false)
  })
  it('sends a phone that is not signed in to sign in first, and back', async () => {
    const { code } = await openOn(await app.visitor())
    const page = await (await app.visitor()).get(`/scan/${code}`)
    expect(path(page)).toBe('/sign-in')
    expect(decodeURIComponent(page.url)).toContain(`/scan/${code}`)
  })
  it('ends with a wrong number; a replay and a made-up code get the same words, each with its audit row', async () => {
    const pc = await app.visitor()
    const { number, code } = await openOn(pc)
    const phone = await app.visitor('lu-haiming')
    const asked = await phone.get(`/scan/${code}`)
    const wrong = /name="picked" value="(\d\d)"/g
    const other = [...asked.html.matchAll(wrong)].map(([, n]) => n ?? '').find((n) => n !== number) ?? ''
    expect((await phone.submit(asked, { picked: other }, '/scan/')).status).toBe(403)
    const replay = await phone.submit(asked, { picked: number }, '/scan/')
    const forged = await phone.get(`/scan/${'x'.repeat(32)}`)
    expect([replay.status, forged.status]).toEqual([404, 404])
    expect(replay.html).toContain('这个二维码已失效')
    expect(forged.html).toContain('这个二维码已失效')
    expect((await pc.get('/sign-in/scan')).html).toContain('手机上没有确认')
    expect((await refusals('identity.answer-scan')).slice(-2)).toEqual([
      'identity.scan-wrong-number',
      'identity.scan-refused',
    ])
  })
  it('gives another browser nothing, whatever it sends', async () => {
    const { number, code } = await openOn(await app.visitor())
    const phone = await app.visitor('nong-axiu')
    await phone.submit(await phone.get(`/scan/${code}`), { picked: number }, '/scan/')
    const thief = await app.visitor()
    await openOn(thief)
    const answer = await thief.post('/sign-in/scan', { do: 'enter' })
    expect(answer.status).toBe(409)
    expect(thief.cookies.has('tb-session')).toBe(false)
    expect((await refusals('identity.sign-in-by-scan')).at(-1)).toBe('identity.scan-open')
  })
})

describe('an official outside the sample province', () => {
  const link = async (personId: string): Promise<{ enrol: string; phone: string }> => {
    // as if the colleague were a real one: their account needs proof
    await app.owner.query('update identity.account set sample = false where person_id = $1', [personId])
    const { token, tokenHash } = newSessionToken()
    await app.runtime.perform(invite, { personId, purpose: 'enrol', tokenHash }, system('setup'))
    const { phone = '' } = await app.runtime.ask(getContact, { partyId: personId }, system('setup'))
    return { enrol: `/sign-up/enrol/${token}`, phone }
  }
  const byPassword = async (phone: string, password: string) => {
    const someone = await app.visitor()
    const page = await someone.submit(
      await someone.get('/sign-in/password'),
      { phone, password },
      '/sign-in/password',
    )
    return { someone, page }
  }

  it('enrols a factor by the link, and from then on proves it before the post can be acted in', async () => {
    const { enrol, phone } = await link('li-min')
    await app.setSample(false)
    const li = await app.visitor()
    const password = '七只 黑色 的 水牛 看报'
    const due = await li.submit(await li.get(enrol), { password }, '/sign-up/enrol')
    expect(path(due)).toBe('/sign-in/second-factor')
    expect(due.html).toContain('您还没有通行密钥')
    expect((await li.get('/desk')).status).toBe(404)
    const { page, secret } = await addApp(li, '/my/sign-in-and-devices/authenticator?to=/desk&post=1')
    expect(path(page)).toBe('/my/sign-in-and-devices/recovery-codes')
    expect((await li.get('/desk')).status).toBe(200)

    later(60)
    const { someone, page: asked } = await byPassword(phone, password)
    expect(path(asked)).toBe('/sign-in/second-factor')
    expect((await someone.get('/desk')).status).toBe(404)
    const wrong = await someone.submit(asked, { way: 'totp', typed: '000000' }, '/second-factor')
    expect(wrong.status).toBe(422)
    expect((await someone.get('/desk')).status).toBe(404)
    const desk = await someone.submit(wrong, { way: 'totp', typed: codeNow(secret) }, '/second-factor')
    expect([path(desk), desk.status]).toEqual(['/desk', 200])
    await app.setSample(true)
  })
  it('cannot make a first factor with a password alone, nor take the post by switching', async () => {
    const { enrol, phone } = await link('zhou-jianhua')
    await app.setSample(false)
    const password = '八只 灰色 的 海豚 写诗'
    const zhou = await app.visitor()
    await zhou.submit(await zhou.get(enrol), { password }, '/sign-up/enrol')
    later(3_600)
    const { someone, page } = await byPassword(phone, password)
    expect(page.html).toContain('需要管理员发给您的一次性链接')
    const add = await someone.get('/my/sign-in-and-devices/authenticator')
    expect(path(add)).toBe('/sign-in/second-factor')
    const form = await someone.get('/my/sign-in-and-devices')
    const csrf = /name="_csrf" value="([^"]+)"/.exec(form.html)?.[1] ?? ''
    const forced = await someone.post('/my/sign-in-and-devices/authenticator', { do: 'begin', _csrf: csrf })
    expect(path(forced)).toBe('/sign-in/second-factor')
    expect(await refusals('identity.begin-totp')).toEqual(['identity.fresh-proof-needed'])
    const acting = await someone.get('/acting-as')
    const { rows } = await app.owner.query<{ id: string }>(
      "select id from organ.appointment where person_id = 'zhou-jianhua' limit 1",
    )
    const switched = await someone.submit(acting, { capacity: `appointment:${rows[0]?.id}` }, '/acting-as')
    expect(path(switched)).toMatch(/^\/sign-in\/(step-up|second-factor)$/)
    expect((await someone.get('/desk')).status).toBe(404)
    await app.setSample(true)
  })
})
