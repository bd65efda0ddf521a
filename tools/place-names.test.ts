import { describe, expect, it } from 'vitest'
import { placeEnglish, placePinyin } from './place-names.ts'

describe('pinyin of places', () => {
  it.each([
    ['广西壮族自治区', 1, '45', 'Guǎngxī Zhuàngzú Zìzhìqū'],
    ['百色市', 2, '45', 'Bǎisè Shì'],
    ['长洲区', 3, '45', 'Chángzhōu Qū'],
    ['都安瑶族自治县', 3, '45', "Dū'ān Yáozú Zìzhìxiàn"],
    ['龙胜各族自治县', 3, '45', 'Lóngshèng Gèzú Zìzhìxiàn'],
    ['新圩镇', 4, '45', 'Xīnxū Zhèn'],
    ['弄拉村委会', 5, '45', 'Lònglā Cūnwěihuì'],
    ['六峰社区居委会', 5, '45', 'Liùfēng Shèqū Jūwěihuì'],
    ['长子县', 3, '14', 'Zhǎngzǐ Xiàn'],
    ['长寿区', 3, '50', 'Chángshòu Qū'],
    ['六安市', 2, '34', "Lù'ān Shì"],
    ['番禺区', 3, '44', 'Pānyú Qū'],
  ] as const)('%s', (name, level, province, spoken) => {
    expect(placePinyin(name, level, province)).toBe(spoken)
  })
})

describe('English names of places', () => {
  it.each([
    ['广西壮族自治区', 1, '45', 'Guangxi Zhuang Autonomous Region'],
    ['南宁市', 2, '45', 'Nanning City'],
    ['天峨县', 3, '45', "Tian'e County"],
    ['藤县', 3, '45', 'Tengxian County'],
    ['三江侗族自治县', 3, '45', 'Sanjiang Dong Autonomous County'],
    ['陕西省', 1, '61', 'Shaanxi Province'],
    ['呼和浩特市', 2, '15', 'Hohhot City'],
    ['双江拉祜族佤族布朗族傣族自治县', 3, '53', 'Shuangjiang Lahu Va Blang Dai Autonomous County'],
  ] as const)('%s', (name, level, province, english) => {
    expect(placeEnglish(name, level, province)).toBe(english)
  })
})
