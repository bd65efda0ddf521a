import { setTimeout as wait } from 'node:timers/promises'
import * as openid from 'openid-client'
import { beforeAll, describe, expect, it } from 'vitest'
import { discover, register, startIssuer } from '../../src/channels/oidc/testing.ts'
import type { Visitor } from '../../src/main/tour/visitor.ts'
import { getDeskCase } from '../../src/modules/case/index.ts'
import { applyFor, foodLicence, officialOf, residentOf } from '../../src/modules/case/testing.ts'
import { columns, readMatrix } from './judge.ts'

const { app, url, issuer, department, visitor } = await startIssuer()
const organ = '450721-market-regulation'
const company = 'laojiefang-catering'
let number: string
let taskId: string

const sql = (text: string, values: readonly unknown[] = []) => app.owner.query(text, [...values])

/** A post for somebody of the sample province. */
const post = (personId: string, duties: readonly string[], organId = organ) =>
  sql(
    `insert into "organ"."appointment" (id, person_id, person_name, organ_id, post_zh, duties, from_on, post_id)
     select 'post-' || $1, $1, $1, $3, '岗位', $2, '2026-01-01', (select id from "organ"."post" order by organ_id = $3 desc limit 1)`,
    [personId, duties, organId],
  )
const mandate = (personId: string, kind: string, partyId: string, items?: readonly string[]) =>
  sql(
    `insert into "party"."mandate" (id, kind, person_id, party_id, from_on, items) values ('m-of-' || $1, $2, $1, $3, '2026-01-01', $4)
     on conflict (id) do nothing`,
    [personId, kind, partyId, items ? JSON.stringify(items) : null],
  )
const tie = (kind: string, of: string, is: string) =>
  sql(`insert into "register"."kinship" values ($1, $2, $3, '2026-01-01')`, [of, is, kind])

/** Signed in, and in the capacity that was made for them. */
const actingBy = async (personId: string, capacity: string): Promise<Visitor> => {
  const person = await visitor(personId)
  const page = await person.submit(await person.get('/acting-as'), { capacity }, '/acting-as')
  expect([personId, page.status]).toEqual([personId, 200])
  return person
}
const inPost = async (personId: string, duties: readonly string[], organId?: string): Promise<Visitor> => {
  await post(personId, duties, organId)
  return visitor(personId)
}
const byMandate = async (
  personId: string,
  kind: string,
  partyId: string,
  items?: readonly string[],
): Promise<Visitor> => {
  await mandate(personId, kind, partyId, items)
  return actingBy(personId, `mandate:m-of-${personId}`)
}
const everything = ['accept', 'review', 'decide', 'issue']
/** A door may know a session for this long before it looks again. */
const longestMemoryMs = 1_100
let item: { code: string; basic: string }

/** Everybody who can come to the doors, as they come; the name is a column of the matrix. */
const comers: Readonly<Record<string, () => Promise<Visitor>>> = {
  visitor: () => visitor(),
  resident: () => visitor('chen-xiaoyan'),
  stranger: () => visitor('wei-jianguo'),
  'legal-representative': () => actingBy('chen-xiaoyan', 'mandate:m-chen-xiaoyan'),
  'handler-in-scope': () => byMandate('zhang-san', 'handler', company, [item.basic]),
  'handler-out-of-scope': () => byMandate('nong-axiu', 'handler', company, ['000999999000']),
  'handler-of-another': () => byMandate('lin-kaiwen', 'handler', 'liping-noodles'),
  guardian: () => byMandate('liang-zhiqiang', 'guardian', 'liang-xiaohe'),
  'agent-live-code': () => byMandate('tan-xiuzhen', 'agent', 'zhang-guilan', [item.basic]),
  'agent-expired-code': async () => {
    const agent = await byMandate('ning-yulan', 'agent', company, [item.basic])
    expect((await agent.request(`/my/applications/${number}`)).status).toBe(200)
    await sql(`update "party"."mandate" set ends_at = '2026-01-02' where id = 'm-of-ning-yulan'`)
    await wait(longestMemoryMs)
    return agent
  },
  'village-official': () => visitor('deng-xiaomei'),
  'accept-clerk': () => visitor('li-min'),
  reviewer: () => visitor('zhou-jianhua'),
  decider: () => inPost('zhang-debao', ['decide']),
  issuer: () => inPost('zhang-guilan', ['issue']),
  'ex-official': async () => {
    const ex = await inPost('he-liping', everything)
    expect((await ex.request(`/desk/cases/${number}`)).status).toBe(200)
    await sql(`update "organ"."appointment" set ended_at = now() where id = 'post-he-liping'`)
    await wait(longestMemoryMs)
    return ex
  },
  'stand-in': async () => {
    await sql(
      `insert into "organ"."delegation" values ('d-1', 'a-li-min', 'a-zhou-jianhua', 'zhou-jianhua', '2026-11-01', '2026-12-31')`,
    )
    return actingBy('zhou-jianhua', 'appointment:d-1')
  },
  'twin-county': () => visitor('su-fang'),
  'province-superior': () => inPost('lao-yufang', everything, '450000-government'),
  'family-case-official': async () => {
    await tie('spouse', 'tan-zhiwei', 'chen-xiaoyan')
    return inPost('tan-zhiwei', everything)
  },
  'uncle-case-official': async () => {
    await tie('parent', 'chen-xiaoyan', 'her-mother')
    await tie('parent', 'her-mother', 'her-grandmother')
    await tie('parent', 'lu-haiming', 'her-grandmother')
    return inPost('lu-haiming', everything)
  },
  'recused-official': async () => {
    await sql(
      `insert into "case"."recusal" select home, id, 'li-wenbo', now() from "case"."application" where number = $1`,
      [number],
    )
    return inPost('li-wenbo', everything)
  },
  'representing-official': async () => {
    await mandate('huang-meiling', 'handler', company)
    return inPost('huang-meiling', everything)
  },
  'own-case-official': () => inPost('chen-xiaoyan', everything),
  'system-admin': () => visitor('qin-haiyan'),
  'security-admin': () => visitor('meng-lixin'),
  'audit-admin': () => visitor('liao-jingwen'),
  operator: () => visitor('lu-dawei'),
}

/** What the matrix says of somebody; officials with a tie to the applicant stand in the lines of a person's case. */
const cell = (operation: string, name: string): string => {
  const tied = /^(own-case|family-case|uncle-case|recused)/.test(name)
  const resource = tied && operation === 'case.claim' ? 'case-of-person' : 'case-of-company'
  const line = readMatrix().find((l) => l.operation === operation && l.resource === resource)
  return line?.cells[columns.indexOf(name)] ?? 'no such cell'
}

const tokenOf = async (purpose: string): Promise<string> => {
  const system = await register(app.runtime, department, {
    purpose,
    grants: ['api'],
    scopes: ['staff'],
    redirectUris: [],
  })
  const at = await discover(issuer, system)
  return (await openid.clientCredentialsGrant(at, { scope: 'staff' })).access_token
}

beforeAll(async () => {
  number = await applyFor(app, residentOf('chen-xiaoyan', company), foodLicence)
  const li = await officialOf(app, 'li-min')
  const found = await app.runtime.ask(getDeskCase, { number }, li)
  taskId = found.tasks[0]?.id ?? ''
  item = { code: found.item.code, basic: found.item.code.slice(19, 31) }
})

/** Opened, or how it was kept from them. */
const opened = (status: number, to: string | null): string => {
  if (status === 200) return 'yes'
  if (status === 303 && to?.startsWith('/sign-in')) return 'no'
  return [401, 403, 404].includes(status) ? 'no' : `answered ${status}`
}

describe('every door answers everybody as the matrix says', () => {
  it.each(Object.keys(comers))('%s', async (name) => {
    const who = await (comers[name] as () => Promise<Visitor>)()
    const doors = [
      ['case.get-my-application', `/my/applications/${number}`],
      ['case.get-my-application', `/api/v1/applications/${number}`],
      ['case.get-desk-case', `/desk/cases/${number}`],
      ['case.get-desk-case', `/api/v1/desk/cases/${number}`],
    ] as const
    const said: unknown[] = []
    const expected: unknown[] = []
    for (const [operation, path] of doors) {
      const answer = await who.request(path, {}, false)
      const text = await answer.text()
      said.push([path, opened(answer.status, answer.headers.get('location'))])
      expected.push([path, cell(operation, name) === 'yes' ? 'yes' : 'no'])
      if (answer.status !== 200) expect([path, text.includes('2029-12-31')]).toEqual([path, false])
    }
    const { csrfToken } = (await (await who.request('/api/v1/session')).json()) as { csrfToken: string }
    const claimed = await who.request(`/api/v1/desk/cases/${number}/claim`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-csrf-token': csrfToken,
        'idempotency-key': `claim-of-${name}`,
      },
      body: JSON.stringify({ taskId }),
    })
    said.push(['claim', opened(claimed.status, null)])
    expected.push(['claim', cell('case.claim', name) === 'yes' ? 'yes' : 'no'])
    await sql('update "case"."task" set holder_id = null, holder_name = null where id = $1', [taskId])
    expect(said).toEqual(expected)
  })

  it.each([
    ['client-right-purpose', 'staff-directory', 200],
    ['client-wrong-purpose', 'statistics', 403],
  ])('%s', async (name, purpose, staff) => {
    const headers = { authorization: `Bearer ${await tokenOf(purpose)}` }
    const get = async (path: string): Promise<number> => (await fetch(`${url}${path}`, { headers })).status
    expect(await get('/api/v1/systems/staff')).toBe(staff)
    expect(cellOf('client.list-staff', name) === 'yes').toBe(staff === 200)
    expect(await get('/api/v1/systems/own')).toBe(200)
    for (const path of [`/api/v1/desk/cases/${number}`, `/api/v1/applications/${number}`])
      expect([path, [401, 403, 404].includes(await get(path))]).toEqual([path, true])
  })

  it('leaves out nobody of the matrix who can come to a door', () => {
    // inside of a command, or the platform itself: none of them has a door
    const inside = /^(within-|setup-link|system$|county-|twin-(system|security|audit))/
    const come = [...Object.keys(comers), 'client-right-purpose', 'client-wrong-purpose']
    expect(columns.filter((name) => !inside.test(name) && !come.includes(name))).toEqual([])
  })
})

const cellOf = (operation: string, name: string): string =>
  readMatrix().find((line) => line.operation === operation)?.cells[columns.indexOf(name)] ?? ''
