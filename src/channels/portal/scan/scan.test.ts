import { beforeEach, describe, expect, it } from 'vitest'
import { startApp } from '../../../../test/support/web.ts'
import { formsIn, type PageAnswer, type Visitor } from '../../../main/tour/visitor.ts'
import { scanOf } from '../../../modules/identity/index.ts'
import { newestCode, signInByPhone } from '../sign-up/testing.ts'

const app = await startApp()
const path = (page: PageAnswer): string => new URL(page.url).pathname
const later = (minutes: number): void =>
  app.clock.set(new Date(app.clock.now().getTime() + minutes * 60_000).toISOString())
const password = '七只 黑色 的 水牛 看报'

const openOn = async (pc: Visitor) => {
  const shown = await pc.submit(await pc.get('/sign-in/scan'), { do: 'open' }, '/sign-in/scan')
  const { code } = scanOf(pc.cookies.get('tb-scan') ?? '')
  return { number: /tb-scan__number">(\d\d)</.exec(shown.html)?.[1] ?? '', code }
}
const enterOn = async (pc: Visitor): Promise<PageAnswer> =>
  pc.submit(await pc.get('/sign-in/scan'), {}, '/sign-in/scan')
/** What a browser sends that was never shown the three numbers. */
const answerUnasked = async (phone: Visitor, code: string, picked: string) => {
  const page = await phone.get('/')
  return phone.post(`/scan/${code}`, { _csrf: formsIn(page.html, page.url)[0]?.fields._csrf ?? '', picked })
}
// codes of one instant stand in no order in the sent box
beforeEach(() => later(1))
const proveByCode = async (phone: Visitor, stepUp: PageAnswer): Promise<PageAnswer> => {
  const asked = await phone.submit(stepUp, { way: 'code' }, '/sign-in/step-up')
  return phone.submit(asked, { digits: await newestCode(phone) }, '/sign-in/step-up/code')
}
const sessionsOf = async (phone: string) => {
  const { rows } = await app.owner.query<{ opened_at: Date; absolute_at: Date; by: string; at: string }>(
    `select s.opened_at, s.absolute_at, s.proofs->-1->>'by' as by, s.proofs->-1->>'at' as at
     from identity.session s join identity.account a using (person_id)
     where a.name = $1 order by s.opened_at desc`,
    [`${phone.slice(0, 3)}****${phone.slice(-4)}`],
  )
  return rows
}

describe('a session that somebody else got hold of', () => {
  it('makes no other of itself by scanning: the phone proves itself before it answers', async () => {
    const owner = await app.visitor()
    await signInByPhone(owner, '13800138150')
    later(11)
    // the thief has the cookie on another machine, and a PC beside it
    const stolen = await app.visitor()
    ;(stolen.cookies as Map<string, string>).set('tb-session', owner.cookies.get('tb-session') ?? '')
    const pc = await app.visitor()
    const { number, code } = await openOn(pc)
    expect(path(await stolen.get(`/scan/${code}`))).toBe('/sign-in/step-up')
    const answered = await answerUnasked(stolen, code, number)
    expect(new URL(answered.url).pathname).toBe('/sign-in/step-up')
    const refused = await pc.post('/sign-in/scan', { do: 'enter' })
    expect(refused.status).toBe(409)
    expect(pc.cookies.has('tb-session')).toBe(false)
  })

  it('can still be told "not me" without a proof', async () => {
    const phone = await app.visitor()
    await signInByPhone(phone, '13800138151')
    later(11)
    const pc = await app.visitor()
    const { code } = await openOn(pc)
    expect((await answerUnasked(phone, code, 'none')).status).toBe(403)
    expect((await pc.get('/sign-in/scan')).html).toContain('手机上没有确认')
  })

  it('gets no fresh proof, no later proof and no more time out of a scan', async () => {
    const phone = await app.visitor()
    await signInByPhone(phone, '13800138152')
    const [first] = await sessionsOf('13800138152')
    later(9)
    const pc = await app.visitor()
    const { number, code } = await openOn(pc)
    await phone.submit(await phone.get(`/scan/${code}`), { picked: number }, '/scan/')
    expect(path(await enterOn(pc))).toBe('/')
    const [scanned] = await sessionsOf('13800138152')
    expect(scanned).toMatchObject({ by: 'scan', at: first?.at, absolute_at: first?.absolute_at })
    expect(scanned?.opened_at).not.toEqual(first?.opened_at)
    // no ten minutes have passed since the phone was proven, and yet
    const set = await pc.submit(await pc.get('/sign-up/password'), { password }, '/sign-up/password')
    expect(path(set)).toBe('/sign-in/step-up')
    // nor does a scan of the scanned one make a fresher
    later(2)
    const second = await openOn(await app.visitor())
    expect(path(await pc.get(`/scan/${second.code}`))).toBe('/sign-in/step-up')
  })

  it('opens nothing by a yes of before, once the owner has ended it', async () => {
    const phone = await app.visitor()
    await signInByPhone(phone, '13800138153')
    const pc = await app.visitor()
    const { number, code } = await openOn(pc)
    await phone.submit(await phone.get(`/scan/${code}`), { picked: number }, '/scan/')
    await phone.submit(await phone.get('/sign-out'), {}, '/sign-out')
    expect((await pc.post('/sign-in/scan', { do: 'enter' })).status).toBe(409)
    expect(pc.cookies.has('tb-session')).toBe(false)
  })
})

it('a phone that was proven long ago proves itself, comes back to the same code and signs the PC in', async () => {
  const phone = await app.visitor()
  await signInByPhone(phone, '13800138154')
  later(11)
  const pc = await app.visitor()
  const { number, code } = await openOn(pc)
  const asked = await proveByCode(phone, await phone.get(`/scan/${code}`))
  expect(path(asked)).toBe(`/scan/${code}`)
  await phone.submit(asked, { picked: number }, '/scan/')
  expect(path(await enterOn(pc))).toBe('/')
  expect(pc.cookies.has('tb-session')).toBe(true)
})
