import { createHash } from 'node:crypto'
import { creditCodeOf } from '../../kernel/check-digits.ts'
import { type DivisionCode, type DivisionLevel, sixDigits } from '../../kernel/division-code.ts'
import type { OrganId } from '../../kernel/ids.ts'
import type { Text } from '../../kernel/text.ts'
import type { Division } from '../division/index.ts'
import type { Organ } from './organ.ts'

interface Named {
  readonly zh: string
  readonly en: string
}
/** One line of `catalogue/organs/departments.json`: the department's name after the place, at each level it has. */
export interface DepartmentLine {
  readonly slug: string
  readonly province?: Named
  readonly city?: Named
  readonly county?: Named
}

/** Everything the rule needs to know about where organs stand. */
export interface Grounds {
  readonly divisions: readonly Division[]
  readonly departments: readonly DepartmentLine[]
  /** Counties (6 digits) whose towns and villages have offices too. */
  readonly deepCounties: readonly string[]
}

export const governmentNames: Named = { zh: '人民政府', en: "People's Government" }
export const villageCommitteeNames: Named = { zh: '村(居)民委员会', en: "Village or Residents' Committee" }

const plain = (pinyin: string): string => pinyin.normalize('NFD').replace(/\p{Mark}/gu, '')
const slugOf = (pinyin: string): string =>
  plain(pinyin.split(' ')[0] ?? '')
    .toLowerCase()
    .replace(/[^a-z]/g, '')

/** `Lingshan`, `Qingxiu District`: the place as English names of organs carry it. */
const placeEn = (division: Division): string =>
  (division.name.en ?? '').replace(
    /(?: (?:Zhuang|Yao|Miao|Dong|Mulao|Maonan|Multi-Ethnic))* (?:Autonomous (?:Region|County)|City|County)$/,
    '',
  )

/** Dialling codes of the cities of Guangxi. A subscriber's number never begins with 0, so these reach nobody. */
const diallingCodes: Readonly<Record<string, string>> = {
  '4501': '0771',
  '4502': '0772',
  '4503': '0773',
  '4504': '0774',
  '4505': '0779',
  '4506': '0770',
  '4507': '0777',
  '4508': '0775',
  '4509': '0775',
  '4510': '0776',
  '4511': '0774',
  '4512': '0778',
  '4513': '0772',
  '4514': '0771',
}

const digestOf = (id: string): Buffer => createHash('sha256').update(id).digest()
const phoneOf = (id: string, division: string): string =>
  `${diallingCodes[division.slice(0, 4)] ?? '0771'}-00${String(digestOf(id).readUInt32BE(0) % 100_000).padStart(5, '0')}`

const letters31 = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** Class 11 (state organ), villages 54 (self-governing body); the body `TB……` is no real organisation's. */
const creditCode = (id: string, division: DivisionCode): string => {
  const digest = digestOf(id)
  const body = Array.from({ length: 6 }, (_, i) => letters31.charAt(digest.readUInt8(i + 4) % 31)).join('')
  return creditCodeOf(divisionIsVillage(division) ? '54' : '11', sixDigits(division), `TB${body}`)
}
const divisionIsVillage = (code: DivisionCode): boolean => !code.endsWith('000')

interface Place {
  readonly division: Division
  readonly government: OrganId
  readonly path: string
}

const codeLength: Readonly<Record<DivisionLevel, number>> = { 1: 6, 2: 6, 3: 6, 4: 9, 5: 12 }
const organIdOf = (division: Pick<Division, 'code' | 'level'>, department: string): OrganId =>
  `${division.code.slice(0, codeLength[division.level])}-${department}` as OrganId

/** All organs of a province by rule: governments from province to town, their departments, village committees. */
export const organsOf = ({ divisions, departments, deepCounties }: Grounds): readonly Organ[] => {
  const organs: Organ[] = []
  const places = new Map<DivisionCode, Place>()
  const taken = new Set<string>()
  const deep = new Set(deepCounties)

  const add = (
    division: Division,
    department: string,
    path: string,
    parentId: OrganId | undefined,
    named: { name: Text; shortName: Text; address: Text },
  ): OrganId => {
    const id = organIdOf(division, department)
    const { code, level } = division
    const phone = phoneOf(id, code)
    organs.push({
      id,
      creditCode: creditCode(id, code),
      ...named,
      department,
      division: code,
      level,
      parentId,
      path,
      phone,
    })
    return id
  }
  const step = (above: string, division: Division): string => {
    const slug = division.level === 1 ? 'gx' : slugOf(division.pinyin) || 'place'
    const own = `${above}${slug}.`
    // two places of one reading under the same government: the later one carries its digits
    const path = taken.has(own)
      ? `${above}${slug}-${division.code.slice(0, codeLength[division.level]).slice(-3)}.`
      : own
    taken.add(path)
    return path
  }

  for (const division of divisions) {
    const { level, parent } = division
    if (level > 3 && !deep.has(sixDigits(division.code))) continue
    const above = parent === undefined ? undefined : places.get(parent)
    if (parent !== undefined && !above) continue
    const path = step(above?.path ?? '', division)
    const government = add(
      division,
      level === 5 ? 'village-committee' : 'government',
      path,
      above?.government,
      officeNames(division, above?.division, divisions[0]),
    )
    places.set(division.code, { division, government, path })
    if (level > 3) continue
    for (const line of departments) {
      const named = [line.province, line.city, line.county][level - 1]
      if (named)
        add(
          division,
          line.slug,
          `${path}${line.slug}.`,
          government,
          departmentNames(division, named, above?.division),
        )
    }
  }
  return organs
}

const hall = (division: Division, above: Division | undefined): Text => {
  const where = above && above.level > 1 ? above.name.zh : ''
  return {
    zh: `${where}${division.name.zh}政务服务中心`,
    en: [`${placeEn(division)} Government Service Centre`, ...(where && above ? [placeEn(above)] : [])].join(
      ', ',
    ),
  }
}

const departmentNames = (division: Division, named: Named, above: Division | undefined) => ({
  name: { zh: `${division.name.zh}${named.zh}`, en: `${placeEn(division)} ${named.en}` },
  shortName: named,
  address: hall(division, above),
})

/** Names of governments, subdistrict offices (派出机关) and committees of villages and communities. */
const officeNames = (division: Division, above: Division | undefined, province: Division | undefined) => {
  const { name, level, pinyin } = division
  if (level <= 3) {
    const en = `${level === 1 ? (name.en ?? '') : (name.en ?? '').replace(/ City$/, ' Municipal').replace(/^(\S+) District$/, '$1 District')} ${governmentNames.en}`
    return {
      name: { zh: `${name.zh}${governmentNames.zh}`, en },
      shortName: governmentNames,
      address: hall(division, above),
    }
  }
  const spelt = plain(pinyin.split(' ')[0] ?? '')
  const upper = above?.name.zh ?? ''
  if (level === 4) {
    const subdistrict = name.zh.endsWith('街道')
    const kind = name.zh.endsWith('镇') ? 'Town' : 'Township'
    const shortName = subdistrict ? { zh: '街道办事处', en: 'Subdistrict Office' } : governmentNames
    const en = subdistrict ? `${spelt} Subdistrict Office` : `${spelt} ${kind} ${governmentNames.en}`
    return {
      name: {
        zh: `${upper}${name.zh}${subdistrict ? '办事处' : governmentNames.zh}`,
        en: `${en}, ${above ? placeEn(above) : ''}`,
      },
      shortName,
      address: {
        zh: `${upper}${name.zh}便民服务中心`,
        en: `${spelt} Public Service Centre, ${above ? placeEn(above) : province ? placeEn(province) : ''}`,
      },
    }
  }
  const own = name.zh.replace(/(村民委员会|村委会|社区居民委员会|社区居委会|居民委员会|居委会|社区)$/, '')
  const community = !/村委会|村民委员会/.test(name.zh)
  const village = community ? `${own}社区` : own.endsWith('村') ? own : `${own}村`
  const upperEn = above ? plain(above.pinyin.split(' ')[0] ?? '') : ''
  return {
    name: {
      zh: `${upper}${village}${community ? '居' : '村'}民委员会`,
      en: `${spelt} ${community ? "Residents'" : 'Village'} Committee, ${upperEn}`,
    },
    shortName: community
      ? { zh: '居民委员会', en: "Residents' Committee" }
      : { zh: '村民委员会', en: 'Village Committee' },
    address: { zh: `${upper}${village}便民服务站`, en: `${spelt} Public Service Point, ${upperEn}` },
  }
}
