import { describe, expect, it } from 'vitest'
import { startApp } from '../../../../test/support/web.ts'
import { hashSecret } from '../../../modules/client/index.ts'

const app = await startApp()
const home = '/desk/admin/clients'
/** Signed in, and on the register's own pages at once. */
const enter = async (personId: string, language: 'zh' | 'en' = 'zh') => {
  const person = await app.visitor(undefined, language)
  await person.post(`/sign-in?next=${home}`, { personId })
  return person
}
const filled = {
  'name.zh': '不动产登记系统',
  'name.en': 'Land register',
  organ: '',
  contact: '信息科 0777-1234567',
  purpose: 'sign-in',
  'about.zh': '登记不动产时确认身份',
  'about.en': 'To know who registers land',
  grants: ['sign-in'],
  scopes: ['openid', 'person'],
  level: '2',
  redirectUris: 'https://land.example.cn/back',
  logoutUri: 'https://land.example.cn/logout',
  authentication: 'secret',
  from: '2026-11-01',
}
const organCode = async (): Promise<string> => {
  const { rows } = await app.owner.query<{ credit_code: string }>(
    "select credit_code from organ.organ where id = '450721-market-regulation'",
  )
  return rows[0]?.credit_code ?? ''
}

describe('the register of systems', () => {
  it('takes a system in and shows its secret once; kept is a digest', async () => {
    const admin = await enter('qin-haiyan')
    const form = await admin.get(`${home}/new`)
    const done = await admin.submit(form, { ...filled, organ: await organCode() }, '/new')
    expect(done.status).toBe(200)
    const [secret = ''] = /(?<=<code>)[\w-]{43}(?=<\/code>)/.exec(done.html) ?? []
    const [clientId = ''] = /(?<=<code>)[\w-]{36}(?=<\/code>)/.exec(done.html) ?? []
    const { rows } = await app.owner.query('select * from client.system where id = $1', [clientId])
    expect(rows[0]).toMatchObject({ secret_hash: hashSecret(secret), redirect_uris: [filled.redirectUris] })
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect((await admin.get(`${home}/${clientId}`)).html).not.toContain(secret)
    expect((await admin.get(home)).html).toContain('不动产登记系统')
  })

  it('says at each field what is wrong, and keeps what was typed', async () => {
    const admin = await enter('qin-haiyan', 'en')
    const form = await admin.get(`${home}/new`)
    const back = await admin.submit(
      form,
      {
        ...filled,
        organ: await organCode(),
        redirectUris: 'http://land.example.cn/* https://x:y@land.example.cn/',
      },
      '/new',
    )
    expect(back.status).toBe(422)
    expect(back.html).toContain('must not have a *')
    expect(back.html).toContain('value="Land register"')
    const empty = await admin.submit(form, { 'name.zh': '', grants: [] }, '/new')
    expect(empty.status).toBe(422)
  })

  it('finds the organ by its words, and keeps the rest of the form meanwhile', async () => {
    const admin = await enter('qin-haiyan')
    const form = await admin.get(`${home}/new`)
    const found = await admin.submit(form, { ...filled, organ: '灵山 市场监督', find: 'organ' }, '/new')
    expect(found.html).toContain('value="450721-market-regulation"')
    expect(found.html).toContain('value="Land register"')
    const answer = { ...filled, organ: '灵山 市场监督', 'organ.choice': '450721-market-regulation' }
    expect((await admin.submit(found, answer, '/new')).html).toContain('只显示这一次')
  })

  it('takes public keys, and warns of a private one', async () => {
    const admin = await enter('qin-haiyan', 'en')
    const { publicKey, privateKey } = await crypto.subtle.generateKey(
      { name: 'ECDSA', namedCurve: 'P-256' },
      true,
      ['sign', 'verify'],
    )
    const register = async (key: CryptoKey) => {
      const jwks = JSON.stringify({ keys: [await crypto.subtle.exportKey('jwk', key)] })
      const fields = { ...filled, organ: await organCode(), authentication: 'key', grants: ['device'], jwks }
      return admin.submit(await admin.get(`${home}/new`), fields, '/new')
    }
    expect((await register(privateKey)).html).toContain('There is a private key in it')
    const done = await register(publicKey)
    expect([done.status, /Public keys/.test(done.html)]).toEqual([200, true])
  })

  it('replaces a secret, suspends with a reason and lets go on', async () => {
    const admin = await enter('qin-haiyan')
    const page = `${home}/sample-social-security`
    const rotated = await admin.submit(await admin.get(page), { verb: 'rotate' }, '')
    expect(rotated.html).toContain('只显示这一次')
    const silent = await admin.post(
      page,
      await formOf(await admin.get(page), { verb: 'suspend', reason: '' }),
    )
    expect(silent.status).toBe(422)
    const stopped = await admin.post(
      page,
      await formOf(await admin.get(page), { verb: 'suspend', reason: '接口泄露' }),
    )
    expect(stopped.html).toContain('已停用')
    const going = await admin.post(
      page,
      await formOf(await admin.get(page), { verb: 'resume', reason: '已处理' }),
    )
    expect(going.html).toContain('使用中')
    const { rows } = await app.owner.query(
      "select operation, subject->>'stated' as stated from platform.audit where operation like 'client.%system' and outcome = 'done' and subject ? 'stated' order by id",
    )
    expect(rows).toEqual([
      { operation: 'client.suspend-system', stated: '接口泄露' },
      { operation: 'client.resume-system', stated: '已处理' },
    ])
  })

  it('is changed by a form that shows how it stands, keeps what was typed, and leaves in the audit what was changed', async () => {
    const admin = await enter('qin-haiyan', 'en')
    const page = `${home}/sample-social-security`
    const before = await admin.get(`${page}/change`)
    const form = await admin.get(`${page}/change`)
    expect(form.html).toContain('value="Lingshan social security system (sample)"')
    expect(form.html).toContain('http://localhost:9090/back')
    const terms = {
      ...filled,
      scopes: ['openid', 'person', 'org'],
      'about.zh': '办理社保业务时确认身份',
      redirectUris: 'https://land.example.cn/*',
    }
    const back = await admin.submit(form, terms, '/change')
    expect([back.status, /must not have a \*/.test(back.html)]).toEqual([422, true])
    expect(back.html).toContain('https://land.example.cn/*')
    expect(back.html).toContain('value="Land register"')
    const done = await admin.submit(back, { ...terms, redirectUris: filled.redirectUris }, '/change')
    expect([
      done.status,
      /Changed/.test(done.html),
      /tokens of this system are dead/.test(done.html),
    ]).toEqual([200, true, false])
    expect(done.html).toContain('https://land.example.cn/back')
    const less = await admin.submit(
      await admin.get(`${page}/change`),
      { ...terms, redirectUris: filled.redirectUris, scopes: ['openid'], boundTokens: 'yes' },
      '/change',
    )
    expect(less.html).toContain('all tokens of this system are dead')
    const stale = await admin.submit(before, { ...terms, redirectUris: filled.redirectUris }, '/change')
    expect([stale.status, /Somebody else has just changed/.test(stale.html)]).toEqual([409, true])
    const { rows } = await app.owner.query(
      `select subject->>'changed' as changed, subject->>'tokensEnded' as ended from platform.audit
       where operation = 'client.change-system' and outcome = 'done' order by id`,
    )
    expect(rows).toEqual([
      { changed: 'name contact about redirectUris logoutUri from', ended: 'false' },
      { changed: 'scopes boundTokens', ended: 'true' },
    ])
  })

  it('takes keys in place of a secret, and other keys with a day of overlap or none', async () => {
    const admin = await enter('qin-haiyan', 'en')
    const page = `${home}/sample-staff-directory`
    const jwk = async () => {
      const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
      const { publicKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
      return crypto.subtle.exportKey('jwk', publicKey)
    }
    const give = async (jwks: string, more: Record<string, string> = {}) =>
      admin.post(page, await formOf(await admin.get(page), { verb: 'keys', jwks, ...more }))
    const kept = async () => {
      const { rows } = await app.owner.query<{ jwks: object; old_jwks: object | null; secret_hash: null }>(
        "select secret_hash, jwks, old_jwks from client.system where id = 'sample-staff-directory'",
      )
      return rows[0]
    }
    const wrong = await give('no keys at all')
    expect([wrong.status, /no keys at all/.test(wrong.html)]).toEqual([422, true])
    const [first, second, third] = [{ keys: [await jwk()] }, { keys: [await jwk()] }, { keys: [await jwk()] }]
    expect((await give(JSON.stringify(first))).html).toContain('The keys are replaced')
    expect(await kept()).toEqual({ secret_hash: null, jwks: first, old_jwks: null })
    await give(JSON.stringify(second))
    expect(await kept()).toMatchObject({ jwks: second, old_jwks: first })
    await give(JSON.stringify(third), { keysAtOnce: 'yes' })
    expect(await kept()).toMatchObject({ jwks: third, old_jwks: null })
  })

  it('is closed to every other official and to residents', async () => {
    for (const who of ['meng-lixin', 'liao-jingwen', 'chen-qiang'])
      for (const path of [
        home,
        `${home}/new`,
        `${home}/sample-social-security`,
        `${home}/sample-social-security/change`,
      ])
        expect([who, path, (await (await enter(who)).get(path)).status]).toEqual([who, path, 403])
    expect((await (await enter('zhang-guilan')).get(home)).status).toBe(404)
  })
})

const formOf = async (page: { html: string }, fields: Record<string, string>) => ({
  _csrf: /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? '',
  _key: /name="_key" value="([^"]+)"/.exec(page.html)?.[1] ?? '',
  ...fields,
})
