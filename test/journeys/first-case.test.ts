import { generateSync } from 'otplib'
import { expect, it } from 'vitest'
import { citizenIdOf, creditCodeOf } from '../../src/kernel/check-digits.ts'
import { type PageAnswer, Visitor } from '../../src/main/tour/visitor.ts'
import { anEmptyProvince, setUpAnswers } from '../support/empty.ts'

const province = anEmptyProvince('first_case')
const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const path = (page: PageAnswer): string => new URL(page.url).pathname
const reason = '机构编制批复〔2026〕1号'
const password = '七只 黑色 的 水牛 看报'

/** A first link as its person uses it: a password, then an authenticator app, then the desk. */
const enrolled = async (url: string, link: string, phone = ''): Promise<Visitor> => {
  const someone = new Visitor(url, 'zh')
  const due = await someone.submit(
    await someone.get(link),
    { password, ...(phone ? { phone } : {}) },
    '/sign-up/enrol',
  )
  expect([path(due), due.status]).toEqual(['/sign-in/second-factor', 200])
  const at = /href="(\/my\/sign-in-and-devices\/authenticator[^"]*)"/.exec(due.html)?.[1] ?? ''
  const begun = await someone.submit(
    await someone.get(at.replaceAll('&amp;', '&')),
    { do: 'begin' },
    '/authenticator',
  )
  const secret = /class="tb-secret">([^<]+)</.exec(begun.html)?.[1]?.replaceAll(' ', '') ?? ''
  const typed = generateSync({ secret }) as string
  const codes = await someone.submit(begun, { do: 'confirm', typed, name: '手机' }, '/authenticator')
  expect(path(codes)).toBe('/my/sign-in-and-devices/recovery-codes')
  expect((await someone.get('/desk')).status).toBe(200)
  return someone
}

const codes = {
  province: creditCodeOf('11', '450000', 'TBFC0001'),
  city: creditCodeOf('11', '450700', 'TBFC0002'),
  county: creditCodeOf('11', '450721', 'TBFC0003'),
  town: creditCodeOf('11', '450721', 'TBFC0004'),
  village: creditCodeOf('54', '450721', 'TBFC0005'),
  twin: creditCodeOf('11', '450722', 'TBFC0006'),
}
const people = {
  clerk: citizenIdOf('450000', '1990-01-01', '001'),
  head: citizenIdOf('450000', '1985-01-01', '003'),
  county: citizenIdOf('450000', '1986-01-01', '005'),
}

it('an empty province comes to its first official and its first case, by its own pages alone', async () => {
  await province.create()
  const running = await province.start('--empty')
  const setup = new Visitor(running.url, 'zh')
  const done = await setup.submit(await setup.get(running.setup ?? ''), setUpAnswers)
  const links = [...done.html.matchAll(/\/sign-up\/enrol\/[\w-]{43}/g)].map((match) => match[0])
  const [system, security, audit] = await Promise.all(links.map((link) => enrolled(running.url, link)))
  if (!system || !security || !audit) throw new Error('three administrators were to be there')

  // each begins where their work is
  expect((await system.get('/desk')).html).toContain('/desk/admin/organs')
  expect((await security.get('/desk')).html).toContain('/desk/admin/policies')
  expect((await audit.get('/desk')).html).toContain('/desk/admin/audit')

  const takeIn = async (kind: string, ...lines: readonly string[]): Promise<string> => {
    const file = { name: `${kind}.csv`, type: 'text/csv', content: Buffer.from(lines.join('\n')) }
    const form = await system.get(`/desk/admin/${kind}/import`)
    const report = await system.submit(form, { reason }, '', { file }, 'multipart')
    expect(text(report.html)).toContain(`新增 ${lines.length - 1} 行`)
    return report.html
  }
  await takeIn(
    'organs',
    '统一社会信用代码,机构名称,部门类别,行政区划代码,上级机构代码,电话,地址',
    `${codes.province},广西壮族自治区人民政府,government,450000000000,,0771-1,南宁市`,
    `${codes.city},钦州市人民政府,government,450700000000,${codes.province},0777-1,钦州市`,
    `${codes.county},灵山县人民政府,government,450721000000,${codes.city},0777-2,灵山县`,
    `${codes.twin},浦北县人民政府,government,450722000000,${codes.city},0777-3,浦北县`,
    `${codes.town},灵山县檀圩镇人民政府,government,450721101000,${codes.county},0777-4,檀圩镇`,
    `${codes.village},檀圩村民委员会,village-committee,450721101202,${codes.town},0777-5,檀圩村`,
  )
  await takeIn(
    'posts',
    '机构代码,岗位名称,职责',
    `${codes.village},窗口,收件受理`,
    `${codes.village},负责人,决定、制证送达`,
    `${codes.county},系统管理员,系统管理员`,
  )
  await takeIn(
    'people',
    '姓名,身份证号码,手机号码,机构代码,岗位',
    `韦受理,${people.clerk},19900008101,${codes.village},窗口`,
    `陆负责,${people.head},19900008102,${codes.village},负责人`,
    `黄县管,${people.county},19900008103,${codes.county},系统管理员`,
  )

  // the way in is given by another hand
  const linkFor = async (name: string): Promise<string> => {
    const list = await security.get(`/desk/admin/people?q=${encodeURIComponent(name)}`)
    const at = /href="(\/desk\/admin\/people\/[\w-]{10,})"/.exec(list.html)?.[1] ?? ''
    const given = await security.submit(await security.get(`${at}/enrol`), { reason })
    return /\/sign-up\/enrol\/[\w-]{43}/.exec(given.html)?.[0] ?? ''
  }
  const clerk = await enrolled(running.url, await linkFor('韦受理'), '19900008101')
  const head = await enrolled(running.url, await linkFor('陆负责'), '19900008102')
  const county = await enrolled(running.url, await linkFor('黄县管'), '19900008103')
  expect((await clerk.get('/desk/cases')).status).toBe(200)
  const own = text((await county.get('/desk/admin/organs')).html)
  expect(own).toContain('檀圩村民委员会')
  expect(own).not.toContain('浦北县')

  // the services that come with the product, for the organs there are
  expect(await province.tool('import.ts', 'starter')).toContain('items taken in')
  const [item] = await province.sql<{ code: string }>(
    "select code from catalogue.implementation where organ_id = '450721101202-village-committee' and code like '%451012041000%'",
  )
  const resident = audit
  const chooses = await resident.get('/acting-as')
  const self = /value="(self:[^"]+)"/.exec(chooses.html)?.[1] ?? ''
  await resident.submit(chooses, { capacity: self }, '/acting-as')
  let at = await resident.submit(await resident.get(`/items/${item?.code}/apply`), {}, '/apply')
  const answers = {
    name: '廖三',
    birthDate: '1982-01-01',
    address: '檀圩村1号',
    livesAtHousehold: 'true',
    livingSince: '2010-01-01',
    purpose: 'bank',
    phone: '19900009003',
  }
  while (/\/drafts\/[\w-]+\/pages\//.test(at.url)) {
    const asked = Object.entries(answers).filter(([name]) => at.html.includes(`name="${name}"`))
    const page = at.url
    at = await resident.submit(at, Object.fromEntries(asked), '/pages/')
    expect([at.url === page, at.status], text(at.html).slice(0, 400)).toEqual([false, 200])
  }
  for (let step = 0; step < 3 && !at.url.endsWith('/receipt'); step++) {
    at = await resident.submit(at, { declared: 'yes' }, path(at))
  }
  const number = /\/applications\/([0-9A-Z]{10})/.exec(at.url)?.[1] ?? ''
  expect(number).not.toBe('')

  // received by the platform, accepted by the clerk, decided by who decides
  const deal = async (official: Visitor, verb: string): Promise<void> => {
    for (let tries = 0; tries < 40; tries++) {
      if ((await official.get(`/desk/cases/${number}`)).html.includes(`/desk/cases/${number}/${verb}`)) break
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
    const form = await official.get(`/desk/cases/${number}/${verb}`)
    const dealt = await official.submit(form, { opinion: '属实', do: 'confirm' })
    expect([verb, dealt.status, dealt.url.includes(`did=${verb}`)], text(dealt.html).slice(0, 600)).toEqual([
      verb,
      200,
      true,
    ])
  }
  await deal(clerk, 'accept')
  await deal(head, 'grant')
  for (let tries = 0; tries < 40; tries++) {
    if ((await resident.get(`/my/applications/${number}`)).html.includes('已办完')) break
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  expect(await province.sql('select listener, last_error from platform.parked_delivery')).toEqual([])
  expect((await resident.get(`/my/applications/${number}`)).html).toContain('已办完')
  // the county's administrator keeps it all, and sees nothing of it
  expect((await county.get(`/desk/cases/${number}`)).status).toBe(404)
  await running.end()
}, 240_000)
