import * as openid from 'openid-client'
import { describe, expect, it } from 'vitest'
import { anAuthenticator } from '../../../test/support/authenticator.ts'
import { registerPhone } from '../../../test/support/register-phone.ts'
import { numberOf } from '../../../test/support/sample-numbers.ts'
import type { Visitor } from '../../main/tour/visitor.ts'
import { signInByPhone } from '../portal/sign-up/testing.ts'
import { discover, follow, register, startIssuer } from './testing.ts'

const { app, url, issuer, department, other, ours, theirs, config, visitor, begin, allow, redeem, signIn } =
  await startIssuer()

describe('signing in to a department’s system', () => {
  it('says what is passed on and to whom, then hands over name, level and a subject of its own', async () => {
    const zhang = await visitor('zhang-guilan')
    const begun = await begin()
    const asked = await follow(zhang, begun.address, url)
    expect(asked.html).toContain('人社业务系统')
    expect(asked.html).toContain('办理社保业务时确认身份')
    const tokens = await redeem(await allow(zhang, begun.address), begun)
    const claims = tokens.claims()
    expect(claims).toMatchObject({ iss: issuer, aud: ours.clientId, acr: 'urn:gov:aal:3' })
    const person = await openid.fetchUserInfo(config, tokens.access_token, claims?.sub ?? '')
    expect(person).toMatchObject({ name: '张桂兰', ial: 'L3', aal: 'L3' })
    expect(person.act_org).toBeUndefined()
  })
  it('gives each sector another subject, and one sector always the same', async () => {
    const here = (await signIn(await visitor('wei-jianguo'))).claims()?.sub
    const again = (await signIn(await visitor('wei-jianguo'))).claims()?.sub
    const elsewhere = await discover(issuer, theirs)
    const begun = await begin(elsewhere, other.back)
    const back = await allow(await visitor('wei-jianguo'), begun.address)
    const there = (await redeem(back, begun, elsewhere)).claims()?.sub
    expect(again).toBe(here)
    expect(there).not.toBe(here)
    expect([here, there]).not.toContain('wei-jianguo')
  })

  it('knows somebody by the same subject before and after they proved their name', async () => {
    const open = await register(app.runtime, department, { level: 1 })
    const at = await discover(issuer, open)
    const someone = await visitor()
    const name = await signInByPhone(someone, '13800138077', '/sign-up')
    const subject = async () => {
      const begun = await begin(at)
      return (await redeem(await allow(someone, begun.address), begun, at)).claims()
    }
    const before = await subject()
    const { rows } = await app.owner.query<{ id: string; name: string }>(
      `select p.party_id as id, p.name from register.person p
       where not exists (select from identity.account a where a.person_id = p.party_id) order by 1 limit 1`,
    )
    const [person = { id: '', name: '' }] = rows
    await registerPhone(app, person.id, '13800138077')
    await someone.submit(name, { name: person.name, idNumber: numberOf(person.id) }, '/sign-up/name')
    const after = await subject()
    expect([before?.acr, after?.acr]).toEqual(['urn:gov:aal:1', 'urn:gov:aal:2'])
    expect(after?.sub).toBe(before?.sub)
  })

  it('hands over organ and duties of an official in a post', async () => {
    const tokens = await signIn(await visitor('chen-qiang'))
    const person = await openid.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? '')
    expect(person).toMatchObject({ act_role: 'decide issue', act_org_name: '灵山县市场监督管理局' })
    expect(person.act_org).toMatch(/^[0-9A-Z]{18}$/)
  })

  it('asks nothing a second time in the same session, and asks again in another capacity', async () => {
    const chen = await visitor('chen-xiaoyan')
    await signIn(chen)
    const begun = await begin()
    expect((await follow(chen, begun.address, url)).outside).toBe(true)
    await chen.submit(await chen.get('/acting-as'), { capacity: 'mandate:m-chen-xiaoyan' }, '/acting-as')
    const asked = await follow(chen, (await begin()).address, url)
    expect(asked.arrived.pathname).toMatch(/^\/sign-on\//)
    const tokens = await signIn(chen)
    const person = await openid.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? '')
    expect(person).toMatchObject({ act_org_name: '灵山县老街坊餐饮有限公司', delegation: 'm-chen-xiaoyan' })
  })

  it('passes on only what was asked for', async () => {
    const tokens = await signIn(await visitor('zhang-guilan'), { scope: 'openid' })
    const person = await openid.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? '')
    expect(Object.keys(person).filter((name) => /name|ial|act_/.test(name))).toEqual([])
  })

  it('sends visitors to sign in first, and brings them back', async () => {
    const nobody = await visitor()
    const begun = await begin()
    const asked = await follow(nobody, begun.address, url)
    expect(asked.arrived.pathname).toBe('/sign-in')
    const page = await nobody.get(asked.arrived.pathname + asked.arrived.search)
    const after = await nobody.submit(page, { personId: 'zhang-guilan' }, '/sign-in')
    expect(new URL(after.url).pathname).toMatch(/^\/sign-on\//)
  })

  it('asks for a higher level where the system asks for one', async () => {
    const zhang = await visitor('zhang-guilan')
    const begun = await begin(config, department.back, { acr_values: 'urn:gov:aal:4' })
    const asked = await follow(zhang, begun.address, url)
    expect(asked.arrived.pathname + asked.arrived.search).toMatch(/^\/sign-in\/step-up\?level=4/)
    expect((await signIn(zhang, { acr_values: 'urn:gov:aal:2' })).claims()?.acr).toBe('urn:gov:aal:3')
  })

  it('is lifted to level 4 by a passkey on the way, and says so to the system', async () => {
    const authenticator = anAuthenticator({ origin: url, rpId: new URL(url).hostname })
    /** The page's form, with what the device answers to the challenge of this purpose. */
    const byPasskey = async (person: Visitor, page: string, purpose: 'add' | 'prove') => {
      const shown = await person.get(page)
      const token = /name="_csrf" value="([^"]+)"/.exec(shown.html)?.[1] ?? ''
      const body = new URLSearchParams({ _csrf: token, _key: crypto.randomUUID(), purpose })
      const options = await (
        await person.request('/sign-in/passkey/options', { method: 'POST', body })
      ).json()
      const credential = purpose === 'add' ? authenticator.register(options) : authenticator.sign(options)
      return person.post(page, {
        _csrf: token,
        _key: crypto.randomUUID(),
        credential,
        name: 'key',
        way: 'passkey',
      })
    }
    await byPasskey(await visitor('zhang-guilan'), '/my/sign-in-and-devices/passkey', 'add')
    const zhang = await visitor('zhang-guilan')
    const begun = await begin(config, department.back, { acr_values: 'urn:gov:aal:4' })
    const asked = await follow(zhang, begun.address, url)
    expect(asked.arrived.pathname).toBe('/sign-in/step-up')
    const to = asked.arrived.pathname + asked.arrived.search
    const back = await byPasskey(zhang, `/sign-in/second-factor?${new URLSearchParams({ to })}`, 'prove')
    expect(new URL(back.url).pathname).toMatch(/^\/sign-on\//)
    const tokens = await redeem(await allow(zhang, begun.address), begun)
    expect(tokens.claims()).toMatchObject({ acr: 'urn:gov:aal:4', amr: expect.arrayContaining(['hwk']) })
    expect(await openid.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? '')).toMatchObject(
      {
        aal: 'L4',
        ial: 'L3',
      },
    )
  })

  it('asks for the level that the register says, whatever the system asks for', async () => {
    const strict = await register(app.runtime, department, { level: 4 })
    const begun = await begin(await discover(issuer, strict), department.back, {
      acr_values: 'urn:gov:aal:1',
    })
    const asked = await follow(await visitor('zhang-guilan'), begun.address, url)
    expect(asked.arrived.search).toMatch(/level=4/)
  })

  it('has people prove themselves again where the system asks for that', async () => {
    const then = app.clock.now()
    app.clock.set(new Date(Date.now() - 3_600_000).toISOString())
    const zhang = await visitor('zhang-guilan')
    for (const more of [{ prompt: 'login' }, { max_age: '60' }] as Record<string, string>[]) {
      const asked = await follow(zhang, (await begin(config, department.back, more)).address, url)
      expect(asked.arrived.pathname).toBe('/sign-in')
    }
    app.clock.set(then.toISOString())
  })

  it('tells the system when the person does not agree', async () => {
    const begun = await begin()
    const back = await allow(await visitor('zhang-guilan'), begun.address, 'deny')
    expect(back.searchParams.get('error')).toBe('access_denied')
    expect(back.searchParams.get('code')).toBeNull()
  })

  it('takes requests pushed ahead of the browser (PAR)', async () => {
    const verifier = openid.randomPKCECodeVerifier()
    const pushed = await openid.buildAuthorizationUrlWithPAR(config, {
      redirect_uri: department.back,
      scope: 'openid person',
      state: 'a-state',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
    expect(pushed.searchParams.get('scope')).toBeNull()
    const begun = { address: pushed.href, verifier }
    const back = await allow(await visitor('zhang-guilan'), begun.address)
    expect((await redeem(back, begun)).claims()?.aud).toBe(ours.clientId)
  })
})
