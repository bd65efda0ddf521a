/**
 * Writes `catalogue/people/people.json.gz`: the invented residents, enterprises and officials of the sample province,
 * the personas of `personas.json` among them. Fixed seed: the same file every time.
 * Numbers nobody can have: ID numbers of division 450000, credit codes with the body FAKE####, phones 1990000####.
 *   node tools/make-people.ts
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { citizenIdOf, creditCodeOf } from '../src/kernel/check-digits.ts'
import { type DivisionCode, divisionLevel } from '../src/kernel/division-code.ts'
import { parentCode } from '../src/modules/division/division.ts'
import { readDivisionFile } from '../src/modules/division/sample.ts'
import { deepCounties } from '../src/modules/organ/sample.ts'
import { type DepartmentLine, organsOf } from '../src/modules/organ/sample-organs.ts'
import { inventEnterprise } from './people/enterprises.ts'
import { type Home, inventFamily, type Someone } from './people/families.ts'
import { givenName, surname } from './people/names.ts'
import type { Duty, EnterpriseSeed, Officer, Personas, Sex } from './people/people-file.ts'
import { seeded } from './people/random.ts'

const random = seeded(450_000)
const personas = JSON.parse(readFileSync('catalogue/people/personas.json', 'utf8')) as Personas
const { rows } = readDivisionFile(readFileSync('catalogue/divisions/450000.json.gz'))
const divisions = rows.map(([short, zh, pinyin, en]) => {
  const code = short.padEnd(12, '0') as DivisionCode
  return { code, name: { zh, en }, pinyin, level: divisionLevel(code), parent: parentCode(code) }
})
const byCode = new Map(divisions.map((d) => [d.code, d]))
const departments = JSON.parse(readFileSync('catalogue/organs/departments.json', 'utf8')) as DepartmentLine[]
const organs = organsOf({ divisions, departments, deepCounties })
const organById = new Map(organs.map((o) => [o.id as string, o]))

const must = <T>(found: T | undefined, what: string): T => {
  if (found === undefined) throw new Error(`there is no ${what}`)
  return found
}
const addressOf = (village: string, house: number, end = '号'): string => {
  const names: string[] = []
  for (let at: DivisionCode | undefined = village as DivisionCode; at; at = parentCode(at)) {
    const { name, level } = must(byCode.get(at), at)
    const own = name.zh.replace(/(村民委员会|村委会|社区居民委员会|社区居委会|居民委员会|居委会|社区)$/, '')
    const community = !/(村民委员会|村委会)$/.test(name.zh)
    names.unshift(level < 5 ? name.zh : community ? `${own}社区` : own.endsWith('村') ? own : `${own}村`)
  }
  return `${names.join('')}${house}${end}`
}

// people: the personas first, then invented families around them
const homes: Home[] = [...personas.households]
const people: Someone[] = [...personas.residents]
let nextPerson = 1
const nextId = (): string => `p-${String(nextPerson++).padStart(4, '0')}`
const share: readonly (readonly [county: string, families: number])[] = [
  ['450721', 75],
  ['450722', 30],
  ['450103', 35],
]
for (const [county, families] of share) {
  const villages = divisions.filter((d) => d.level === 5 && d.code.startsWith(county))
  for (let i = 0; i < families; i++) {
    const village = random.pick(villages)
    const urban = !/(村民委员会|村委会)$/.test(village.name.zh)
    const { home, people: family } = inventFamily(
      random,
      `h-${county}-${String(i + 1).padStart(3, '0')}`,
      village.code,
      urban,
      nextId,
    )
    homes.push(home)
    people.push(...family)
  }
}
const homeById = new Map(homes.map((h) => [h.id, h]))
const ageBefore = (birth: string, year: number): boolean => Number(birth.slice(0, 4)) <= year
const adults = people.filter((p) => ageBefore(p.birth, 2004))

// enterprises: those of the personas, then one for every few adults
const taken = new Set(personas.enterprises.map((e) => e.name))
const enterprises: EnterpriseSeed[] = [...personas.enterprises]
const owners = adults.filter((p) => p.id.startsWith('p-') && !ageBefore(p.birth, 1962))
for (let i = 1; i <= 110; i++) {
  const owner = random.pick(owners)
  const { village } = must(homeById.get(owner.household), owner.household)
  const county = must(byCode.get(`${village.slice(0, 6)}000000` as DivisionCode), village).name.zh
  enterprises.push(
    inventEnterprise(random, `e-${String(i).padStart(4, '0')}`, county, owner.id, village, taken),
  )
}

// officials: the personas, then whoever is missing so that every duty has somebody
const officers: Officer[] = [...personas.officials]
let nextOfficer = 1
const employ = (organ: string, post: string, duties: readonly Duty[]): void => {
  const sex = random.chance(0.5) ? 'male' : 'female'
  const year = random.between(1970, 1998)
  const birth = `${year}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`
  const name = `${surname(random)}${givenName(random, sex, year)}`
  officers.push({ id: `o-${String(nextOfficer++).padStart(4, '0')}`, name, sex, birth, organ, post, duties })
}
const staffed = new Set(homes.map((h) => h.village))
const fullyStaffed = new Set(['450000', '450100', '450700', ...deepCounties])
for (const organ of organs) {
  const isDepartment = organ.department !== 'government' && organ.level <= 3
  if (isDepartment && fullyStaffed.has(organ.division.slice(0, 6))) {
    if (organ.level === 3) {
      employ(organ.id, 'clerk', ['accept'])
      employ(organ.id, 'reviewer', ['review'])
    } else employ(organ.id, 'handler', ['accept', 'review'])
    employ(organ.id, 'head', ['decide', 'issue'])
  } else if (organ.level === 4) {
    employ(organ.id, 'handler', ['accept', 'review'])
    employ(organ.id, 'head', ['decide', 'issue'])
  } else if (organ.level === 5 && staffed.has(organ.division)) {
    employ(organ.id, 'village', ['accept', 'review', 'decide', 'issue'])
  }
}

// numbers: one sequence a birthday, odd for men
const sequences = new Map<string, number>()
const idNumber = (sex: Sex, birth: string): string => {
  const key = `${sex}${birth}`
  const next = sequences.get(key) ?? (sex === 'male' ? 1 : 2)
  sequences.set(key, next + 2)
  return citizenIdOf('450000', birth, String(next).padStart(3, '0'))
}
let nextPhone = 0
const phone = (): string => `1990000${String(nextPhone++).padStart(4, '0')}`

const languageOf = new Map(personas.residents.map((r) => [r.id, r.language ?? 'zh']))
const offeredIds = new Set([...personas.residents.filter((r) => r.audience).map((r) => r.id)])
const personRows = people.map((p) => {
  const home = must(homeById.get(p.household), p.household)
  const reachable = ageBefore(p.birth, 2012)
  return {
    partyId: p.id,
    name: p.name,
    idNumber: idNumber(p.sex, p.birth),
    sex: p.sex,
    birthDate: p.birth,
    nation: home.nation,
    address: addressOf(home.village, home.house),
    division: home.village,
    householdId: home.id,
    relation: p.relation,
    ...(reachable ? { phone: phone() } : {}),
    monthlyIncome: p.income,
    asOf:
      p.birth > '2026-08' ? '2026-09-20' : `2026-0${random.between(6, 9)}-${String(random.between(10, 28))}`,
  }
})
const officerRows = officers.map((o) => ({ ...o, number: idNumber(o.sex, o.birth), phone: phone() }))
/** Made last, so that nobody else's number changes. */
const administrators = personas.administrators.map((o) => ({ ...o, number: idNumber(o.sex, o.birth) }))
const nameOf = new Map([...people, ...officers].map((p) => [p.id, p.name]))

const code = (seed: EnterpriseSeed, at: number): string =>
  creditCodeOf(seed.class, seed.village.slice(0, 6), `FAKE${String(at + 1).padStart(4, '0')}`)
const enterpriseRows = enterprises.map((e, at) => ({
  partyId: e.id,
  name: e.name,
  creditCode: code(e, at),
  legalRepresentative: must(nameOf.get(e.legal), e.legal),
  address: addressOf(e.village, e.house, '号铺'),
  division: e.village,
  businessScope: e.scope,
  establishedOn: e.established,
  registeredCapital: e.capital,
  placeId: `place-${e.id}`,
  asOf: e.established > '2026-09-30' ? e.established : '2026-10-08',
}))

const children = people.filter((p) => p.relation === 'child' && !ageBefore(p.birth, 2008))
const guardians = children.flatMap((child) =>
  people
    .filter((p) => p.household === child.household && (p.relation === 'head' || p.relation === 'spouse'))
    .map((parent) => ({
      id: `m-${parent.id}-${child.id}`,
      kind: 'guardian',
      personId: parent.id,
      partyId: child.id,
      from: child.birth,
    })),
)
const mandates = [
  ...personas.mandates.map(({ id, kind, person, party }) => ({
    id,
    kind,
    personId: person,
    partyId: party,
    from: '2026-10-08',
  })),
  ...enterprises
    .filter((e) => e.id.startsWith('e-'))
    .map((e) => ({
      id: `m-${e.legal}-${e.id}`,
      kind: 'legal-representative',
      personId: e.legal,
      partyId: e.id,
      from: e.established,
    })),
  ...guardians,
]

const post = (key: string) => must(personas.posts[key], `post ${key}`)
const dutyWords: Readonly<Record<Duty, { zh: string; en: string }>> = {
  accept: { zh: '收件受理', en: 'receives' },
  review: { zh: '审查', en: 'reviews' },
  decide: { zh: '决定', en: 'decides' },
  issue: { zh: '制证送达', en: 'issues' },
  'system-admin': { zh: '机构、岗位、人员', en: 'organs, posts, people' },
  'security-admin': { zh: '权限、密钥、应急授权', en: 'policies, keys, emergency access' },
  audit: { zh: '审计查询', en: 'searches the audit' },
  operate: { zh: '运行', en: 'keeps it running' },
}
const out = {
  parties: [
    ...personRows.map((p) => ({
      id: p.partyId,
      kind: 'person',
      name: p.name,
      number: p.idNumber,
      ...(p.phone === undefined ? {} : { phone: p.phone }),
      ...(offeredIds.has(p.partyId) ? { email: `${p.partyId}@example.org` } : {}),
      language: languageOf.get(p.partyId) ?? 'zh',
    })),
    ...enterpriseRows.map((e) => ({
      id: e.partyId,
      kind: 'enterprise',
      name: e.name,
      number: e.creditCode,
      phone: phone(),
      ...(e.partyId.startsWith('e-') ? {} : { email: `${e.partyId}@example.org` }),
      language: 'zh',
    })),
    ...officerRows.map((o) => ({
      id: o.id,
      kind: 'person',
      name: o.name,
      number: o.number,
      phone: o.phone,
      language: 'zh',
    })),
    ...administrators.map((o) => ({
      id: o.id,
      kind: 'person',
      name: o.name,
      number: o.number,
      phone: phone(),
      language: 'zh',
    })),
  ],
  mandates,
  households: homes.map((h, at) => ({
    id: h.id,
    registerNumber: `${h.village.slice(0, 9)}${String(at + 1).padStart(6, '0')}`,
    kind: h.kind,
    address: addressOf(h.village, h.house),
    division: h.village,
    asOf: '2026-09-20',
  })),
  persons: personRows,
  places: enterprises.map((e) => ({
    id: `place-${e.id}`,
    address: addressOf(e.village, e.house, '号铺'),
    division: e.village,
    floorArea: e.area,
    use: e.use,
    asOf: '2026-09-20',
  })),
  enterprises: enterpriseRows,
  appointments: [...officerRows, ...administrators].map((o) => ({
    id: `a-${o.id}`,
    personId: o.id,
    personName: o.name,
    organId: must(organById.get(o.organ), o.organ).id,
    post: post(o.post),
    duties: o.duties,
    from: '2024-01-01',
  })),
  accounts: [
    ...adults.map((p) => ({
      personId: p.id,
      name: p.name,
      level: 3,
      language: languageOf.get(p.id) ?? 'zh',
    })),
    ...[...officerRows, ...administrators].map((o) => ({
      personId: o.id,
      name: o.name,
      level: 4,
      language: 'zh',
    })),
  ],
  offered: [
    ...personas.residents.flatMap(({ id, audience, about }) =>
      audience && about ? [{ personId: id, audience, about }] : [],
    ),
    ...[...personas.officials, ...personas.administrators].map((o) => {
      const organ = must(organById.get(o.organ), o.organ)
      return {
        personId: o.id,
        audience: 'official',
        about: {
          zh: `${organ.name.zh} · ${post(o.post).zh}：${o.duties.map((d) => dutyWords[d].zh).join('、')}`,
          en: `${organ.name.en ?? organ.name.zh} · ${post(o.post).en}: ${o.duties.map((d) => dutyWords[d].en).join(', ')}`,
        },
      }
    }),
  ],
}
const target = 'catalogue/people/people.json.gz'
writeFileSync(target, gzipSync(JSON.stringify(out), { level: 9 }))
process.stdout.write(
  `${target}: ${people.length} residents in ${homes.length} households, ${enterprises.length} enterprises, ${officers.length + administrators.length} officials\n`,
)
