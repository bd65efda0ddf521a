import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spellings } from '../../../platform/i18n/spellings.ts'
import { inOrder } from './alignment.ts'
import { evaluateSearch, itemNameOf, rankOf } from './evaluate.ts'
import { readSynonyms } from './index-cache.ts'
import { itemIndex } from './item-index.ts'
import { rewriting } from './synonyms.ts'
import { gramsOf, normalise, withoutRemark } from './text.ts'
import type { IndexedItem } from './titles.ts'
import { distance, nearestWord } from './typo.ts'

const names: readonly (readonly [name: string, en?: string, ...aliases: string[]])[] = [
  ['食品经营许可（新办）', 'Food business licence (new)', '开饭店'],
  ['食品经营许可（注销）', 'Food business licence (cancellation)'],
  ['小餐饮登记', 'Small restaurant registration'],
  ['社会保障卡补领', 'Replacement of a social security card'],
  ['社会保障卡挂失', 'Reporting a lost social security card'],
  ['出生登记（新生儿落户）', 'Birth registration'],
  ['居民身份证补领', 'Replacement of a resident identity card'],
  ['机动车驾驶证补领', 'Replacement of a driving licence'],
  ['生产建设项目水土保持方案审批', 'Approval of a soil conservation plan'],
  ['生产建设项目水土保持方案审批查询'],
  ['建设项目环境影响报告书审批', 'Approval of an environmental impact report'],
  ['道路普通货物运输经营许可', 'Licence for road goods transport'],
  ['结婚登记', 'Marriage registration'],
  ['离婚登记', 'Divorce registration'],
  ['合作协议公证', 'Notarisation of a cooperation agreement'],
  ['合同公证', 'Notarisation of a contract'],
  ['律师执业许可（兼职律师）'],
  ['律师执业证书注销审核'],
  ['老年人优待证办理', 'Senior citizen preferential card'],
]

const items = async (): Promise<IndexedItem[]> => {
  const pinyin = await spellings(names.map(([zh]) => zh))
  return names.map(([zh, en, ...aliases], i) => ({
    id: zh,
    code: zh,
    name_zh: zh,
    name_en: en ?? null,
    aliases,
    audience: i % 2 === 0 ? ['person'] : ['enterprise'],
    themes: [],
    department: i < 3 ? 'market-regulation' : 'other',
    pinyin: pinyin[i] ?? '',
    applicable: false,
  }))
}
const table = readSynonyms()
const index = itemIndex(await items(), rewriting(table), table.informational)
const ids = (words: string, more = {}): string[] => index.search({ words, ...more }).found.map((f) => f.id)

describe('search over basic items', () => {
  it.each([
    ['开饭店', '食品经营许可（新办）'],
    ['我想开餐馆怎么办理', '食品经营许可（新办）'],
    ['补社保卡', '社会保障卡补领'],
    ['社保卡丢了', '社会保障卡补领'],
    ['新生儿上户口', '出生登记（新生儿落户）'],
    ['xinshenger', '出生登记（新生儿落户）'],
    ['xin sheng er', '出生登记（新生儿落户）'],
    ['jhdj', '结婚登记'],
    ['身份证补办', '居民身份证补领'],
    ['驾照补办', '机动车驾驶证补领'],
    ['水保方案', '生产建设项目水土保持方案审批'],
    ['环评', '建设项目环境影响报告书审批'],
    ['普货许可', '道路普通货物运输经营许可'],
    ['合作协议公正', '合作协议公证'],
    ['注销律师证', '律师执业证书注销审核'],
    ['律师 兼职 执业', '律师执业许可（兼职律师）'],
    ['老年证', '老年人优待证办理'],
    ['open a restaurant', '食品经营许可（新办）'],
    ['open a restuarant', '食品经营许可（新办）'],
    ['social security card lost', '社会保障卡补领'],
    ['driving license', '机动车驾驶证补领'],
    ['MARRIAGE', '结婚登记'],
  ])('“%s” finds %s', (words, wanted) => {
    expect(ids(words).slice(0, 2)).toContain(wanted)
  })

  it('tells remarks in brackets apart', () => {
    expect(ids('食品经营许可注销')[0]).toBe('食品经营许可（注销）')
    expect(ids('食品经营许可 新办')[0]).toBe('食品经营许可（新办）')
  })

  it('puts what only informs behind what does something, unless asked for', () => {
    expect(ids('水土保持方案')[0]).toBe('生产建设项目水土保持方案审批')
    expect(ids('水土保持方案查询')[0]).toBe('生产建设项目水土保持方案审批查询')
  })

  it('uses no synonyms when only the own words are wanted', () => {
    expect(index.search({ words: '补社保卡' }).also).toContain('社会保障卡')
    expect(index.search({ words: '补社保卡', exact: true }).also).toEqual([])
  })

  it('keeps to audience and department', () => {
    expect(ids('登记', { department: 'market-regulation' })).toEqual(['小餐饮登记'])
    expect(ids('登记', { audience: 'person' })).not.toContain('离婚登记')
  })

  it('finds nothing for what is not there, and never fails', () => {
    expect(ids('qqqzzz')).toEqual([])
    expect(ids('')).toEqual([])
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (words) => {
        expect(() => ids(words)).not.toThrow()
      }),
      { numRuns: 40 },
    )
  })

  it('finds each item first by its own name, in any case, spacing or punctuation', () => {
    for (const [name] of names) {
      expect(ids(name)[0]).toBe(name)
      expect(ids(` ${name.replaceAll('（', ' ( ').replaceAll('）', ' ) ')} ！`)[0]).toBe(name)
    }
  })

  it('ranks by score, each item once', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names.map(([n]) => n)), fc.nat(6), (name, cut) => {
        const { found } = index.search({ words: name.slice(cut) })
        expect(found.map((f) => f.score)).toEqual(found.map((f) => f.score).toSorted((a, b) => b - a))
        expect(new Set(found.map((f) => f.id)).size).toBe(found.length)
      }),
    )
  })
})

describe('the parts of search', () => {
  it('cuts characters and pairs, and reads past full-width forms', () => {
    expect(gramsOf('台站')).toEqual(['台', '台站', '站'])
    expect(normalise('ＡＢＣ（Ⅱ）')).toBe('abc(ii)')
    expect(withoutRemark('审批（注销）（其他（注销））')).toBe('审批（注销）')
    expect(withoutRemark('（全部）')).toBe('（全部）')
  })

  it('finds characters in order: all of them in themselves, a share elsewhere', () => {
    const row = new Float64Array(60)
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'水土保持方案审批'), { maxLength: 20 }), (text) => {
        const weights = text.map(() => 1)
        expect(inOrder(text, weights, text, row)).toBe(text.length > 0 ? 1 : 0)
        expect(inOrder(text, weights, text.toReversed(), row)).toBeLessThanOrEqual(1)
      }),
    )
    expect(inOrder([...'水保'], [1, 1], [...'水土保持'], row)).toBe(1)
  })

  it('measures slips both ways alike and corrects one or two', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(distance(a, b, 9)).toBe(distance(b, a, 9))
        expect(distance(a, a, 9)).toBe(0)
      }),
    )
    expect(nearestWord('restuarant', ['registration', 'restaurant'])).toBe('restaurant')
    expect(nearestWord('abc', ['abd'])).toBeUndefined()
  })
})

describe('evaluation', () => {
  const line = (code: string, zh: string) => ({ code, name: { zh } })

  it('counts a code, or the same name under another code, handling items included', () => {
    const judged = { query: 'q', relevant: [{ taskCode: 'a', name: '律师执业许可' }] }
    expect(rankOf(judged, [line('b', '别的'), line('a', '随便')])).toBe(2)
    expect(rankOf(judged, [line('b', '律师执业许可')])).toBe(1)
    const handling = '114400000069401674244010900200502'
    expect(itemNameOf(handling, '律师执业许可（兼职）')).toBe('律师执业许可')
    expect(rankOf(judged, [line(handling, '律师执业许可（兼职）')])).toBe(1)
    expect(rankOf(judged, [line('c', '律师执业许可（兼职）')])).toBe(0)
  })

  it('gives recall and mean reciprocal rank', async () => {
    const questions = ['x', 'y'].map((query) => ({ query, relevant: [{ taskCode: query }] }))
    const search = async (q: string) => [line(q === 'x' ? 'x' : 'z', ''), line('y', '')] as never[]
    expect(await evaluateSearch(questions, search)).toEqual({ queries: 2, r1: 0.5, r5: 1, r10: 1, mrr: 0.75 })
  })
})
