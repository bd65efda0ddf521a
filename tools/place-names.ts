import { pinyin } from 'pinyin-pro'

/** Readings that differ from the dictionary's in names of places, longest match first. */
const phrases: Readonly<Record<string, string>> = {
  百色: 'bǎi sè',
  广西: 'guǎng xī',
  都安: 'dū ān',
  长子县: 'zhǎng zǐ xiàn',
  六安: 'lù ān',
  六合: 'lù hé',
  蚌埠: 'bèng bù',
  台州: 'tāi zhōu',
  天台: 'tiān tāi',
  丽水: 'lí shuǐ',
  厦门: 'xià mén',
  铅山: 'yán shān',
  乐亭: 'lào tíng',
  乐清: 'yuè qīng',
  洪洞: 'hóng tóng',
  番禺: 'pān yú',
  东阿: 'dōng ē',
  莘县: 'shēn xiàn',
  单县: 'shàn xiàn',
  井陉: 'jǐng xíng',
  蔚县: 'yù xiàn',
  尉犁: 'yù lí',
  繁峙: 'fán shì',
  浚县: 'xùn xiàn',
  荥阳: 'xíng yáng',
  荥经: 'yíng jīng',
  中牟: 'zhōng mù',
  歙县: 'shè xiàn',
  大埔: 'dà bù',
  东莞: 'dōng guǎn',
  吴堡: 'wú bǔ',
  柞水: 'zhà shuǐ',
  珲春: 'hún chūn',
  渑池: 'miǎn chí',
  任丘: 'rén qiū',
  仡佬: 'gē lǎo',
}

/** Single characters that a name of a place reads one way whatever stands beside them. */
const readings: Readonly<Record<string, string>> = {
  长: 'cháng',
  都: 'dū',
  圩: 'xū',
  垌: 'dòng',
  峒: 'dòng',
  行: 'xíng',
}
/** Local readings: 弄 is a valley (lòng) in Guangxi, 涌 a creek (chōng) around the Pearl River. */
const localReadings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '44': { 涌: 'chōng' },
  '45': { 弄: 'lòng', 涌: 'chōng', 㙟: 'lǎng' },
}

const inPhrase = (name: string, at: number): string | undefined => {
  for (const [phrase, reading] of Object.entries(phrases)) {
    for (let start = Math.max(0, at - phrase.length + 1); start <= at; start++) {
      if (name.startsWith(phrase, start) && at < start + phrase.length) return reading.split(' ')[at - start]
    }
  }
  return undefined
}

/** One syllable with tone mark for each character of a name in a province (2 digits). */
const syllables = (name: string, province: string): string[] => {
  const read = pinyin(name, { type: 'array' })
  return [...name].map(
    (character, at) =>
      inPhrase(name, at) ??
      localReadings[province]?.[character] ??
      readings[character] ??
      read[at] ??
      character,
  )
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
const plain = (text: string): string => text.normalize('NFD').replace(/\p{Mark}/gu, '')

/** Joins syllables to a word: `Xing'an`, with the apostrophe that the spelling rules ask for (GB/T 16159). */
const word = (parts: readonly string[]): string =>
  capital(parts.map((p, i) => (i > 0 && /^[aeo]/.test(plain(p)) ? `'${p}` : p)).join(''))

const nations: Readonly<Record<string, string>> = {
  壮族: 'Zhuang',
  瑶族: 'Yao',
  苗族: 'Miao',
  侗族: 'Dong',
  仫佬族: 'Mulao',
  毛南族: 'Maonan',
  彝族: 'Yi',
  回族: 'Hui',
  藏族: 'Tibetan',
  蒙古族: 'Mongol',
  蒙古: 'Mongol',
  满族: 'Manchu',
  土家族: 'Tujia',
  黎族: 'Li',
  傣族: 'Dai',
  白族: 'Bai',
  哈尼族: 'Hani',
  景颇族: 'Jingpo',
  傈僳族: 'Lisu',
  羌族: 'Qiang',
  布依族: 'Bouyei',
  朝鲜族: 'Korean',
  土族: 'Tu',
  撒拉族: 'Salar',
  哈萨克族: 'Kazak',
  哈萨克: 'Kazak',
  柯尔克孜: 'Kirgiz',
  达斡尔族: 'Daur',
  畲族: 'She',
  水族: 'Sui',
  仡佬族: 'Gelao',
  佤族: 'Va',
  拉祜族: 'Lahu',
  纳西族: 'Naxi',
  独龙族: 'Derung',
  怒族: 'Nu',
  普米族: 'Pumi',
  布朗族: 'Blang',
  东乡族: 'Dongxiang',
  保安族: 'Bonan',
  裕固族: 'Yugur',
  锡伯: 'Xibe',
  塔吉克: 'Tajik',
  维吾尔: 'Uygur',
  鄂温克族: 'Evenki',
  各族: 'Multi-Ethnic',
}
const nationList = new RegExp(
  `(?:${Object.keys(nations)
    .sort((a, b) => b.length - a.length)
    .join('|')})`,
  'g',
)

interface Kind {
  readonly ends: RegExp
  readonly en: string
}
const kinds: readonly (readonly Kind[])[] = [
  [
    { ends: /自治区$/, en: 'Autonomous Region' },
    { ends: /特别行政区$/, en: 'Special Administrative Region' },
    { ends: /省$/, en: 'Province' },
    { ends: /市$/, en: 'Municipality' },
  ],
  [
    { ends: /自治州$/, en: 'Autonomous Prefecture' },
    { ends: /地区$/, en: 'Prefecture' },
    { ends: /盟$/, en: 'League' },
    { ends: /市$/, en: 'City' },
  ],
  [
    { ends: /自治县$/, en: 'Autonomous County' },
    { ends: /自治旗$/, en: 'Autonomous Banner' },
    { ends: /林区$/, en: 'Forestry District' },
    { ends: /特区$/, en: 'Special District' },
    { ends: /(?<=.)区$/, en: 'District' },
    { ends: /(?<=.)县$/, en: 'County' },
    { ends: /(?<=.)市$/, en: 'City' },
    { ends: /旗$/, en: 'Banner' },
  ],
  [
    { ends: /街道(办事处)?$/, en: 'Subdistrict' },
    { ends: /(民族)?乡$/, en: 'Township' },
    { ends: /(?<=.)镇$/, en: 'Town' },
  ],
  [
    { ends: /(村民委员会|村委会)$/, en: 'Village' },
    { ends: /(社区居民委员会|社区居委会|居民委员会|居委会|社区)$/, en: 'Community' },
  ],
]

/** A name taken apart: the name itself, the peoples in it, the kind of place. */
const takeApart = (
  name: string,
  level: number,
): { own: string; peoples: string[]; kind: string; kindEn: string } => {
  const found = (kinds[level - 1] ?? []).find((k) => k.ends.test(name))
  const kind = found ? (found.ends.exec(name)?.[0] ?? '') : ''
  const rest = name.slice(0, name.length - kind.length)
  const after = /(?:自治[区州县旗]|乡)$/.test(kind)
    ? (new RegExp(`${nationList.source.replace('(?:', '(?:(?:')})+$`).exec(rest)?.[0] ?? '')
    : ''
  const own = rest.slice(0, rest.length - after.length) || rest
  return {
    own,
    peoples: own === rest ? [] : (after.match(nationList) ?? []),
    kind,
    kindEn: found?.en ?? '',
  }
}

/** `Língshān Xiàn`, `Guǎngxī Zhuàngzú Zìzhìqū`: words as the rules for names of places part them. */
export const placePinyin = (name: string, level: number, province: string): string => {
  const read = syllables(name, province)
  const { own, peoples, kind } = takeApart(name, level)
  let at = 0
  const take = (text: string): string => {
    const from = at
    at += [...text].length
    return word(read.slice(from, at))
  }
  return [own, ...peoples, ...kind.split(/(?<=社区)/)]
    .filter((part) => part !== '')
    .map(take)
    .join(' ')
}

const englishOwn: Readonly<Record<string, string>> = {
  内蒙古: 'Inner Mongolia',
  西藏: 'Xizang',
  陕西: 'Shaanxi',
  宁夏: 'Ningxia',
  新疆: 'Xinjiang',
  香港: 'Hong Kong',
  澳门: 'Macao',
  呼和浩特: 'Hohhot',
  乌鲁木齐: 'Urumqi',
  拉萨: 'Lhasa',
  哈尔滨: 'Harbin',
  喀什: 'Kashgar',
  市辖区: 'Municipal districts',
  省直辖县级行政区划: 'Counties under the province',
  自治区直辖县级行政区划: 'Counties under the autonomous region',
}

/** `Lingshan County`, `Du'an Yao Autonomous County`; a name of one syllable keeps its kind: `Tengxian County`. */
export const placeEnglish = (name: string, level: number, province: string): string => {
  const { own, peoples, kind, kindEn } = takeApart(name, level)
  const spelt = englishOwn[own] ?? plain(word(syllables(own, province)))
  const single = level === 3 && [...own].length === 1 && peoples.length === 0
  const kept = single ? plain(syllables(kind, province).join('')) : ''
  return [`${spelt}${kept}`, ...peoples.map((p) => nations[p] ?? ''), kindEn]
    .filter((part) => part !== '')
    .join(' ')
}
