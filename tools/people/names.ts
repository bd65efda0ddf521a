import type { Random } from './random.ts'

// surnames common in Guangxi, the most common several times
const surnames = [...'韦韦韦韦黄黄黄黄覃覃覃陆陆陆农农李李李陈陈陈梁梁梁莫莫蒙罗罗刘张周吴何卢甘劳宁施仇谢邓曾苏杨庞钟唐林蓝玉容颜']

/** Given names as each generation got them. */
const given: readonly { readonly until: number; readonly male: readonly string[]; readonly female: readonly string[] }[] = [
  {
    until: 1965,
    male: ['建国', '国强', '德福', '文才', '世昌', '有福', '金生', '水生', '明德', '福贵', '永昌', '家兴', '成业', '守信', '国富'],
    female: ['桂英', '秀兰', '玉珍', '凤英', '桂花', '金莲', '秀芳', '美英', '月娥', '素珍', '翠兰', '玉梅', '彩凤', '阿妹', '兰香'],
  },
  {
    until: 1985,
    male: ['志强', '建华', '海波', '国栋', '伟明', '永强', '文军', '少华', '立新', '振华', '小平', '春生', '锦荣', '庆林', '家明'],
    female: ['丽华', '秀珍', '美玲', '艳芳', '小红', '春梅', '海燕', '玉凤', '冬梅', '雪琴', '丽娟', '素芬', '晓玲', '月红', '翠萍'],
  },
  {
    until: 2005,
    male: ['俊杰', '嘉豪', '文涛', '志鹏', '宇航', '世杰', '晓东', '海涛', '家乐', '浩然', '明轩', '振宇', '冠宏', '子健', '立诚'],
    female: ['婷婷', '雅雯', '思琪', '佳慧', '晓婷', '雨晴', '丽敏', '诗琪', '梦瑶', '小雨', '海霞', '慧敏', '静怡', '心怡', '雪莹'],
  },
  {
    until: 9999,
    male: ['子轩', '浩宇', '梓豪', '宇辰', '一鸣', '沐阳', '俊熙', '皓轩', '乐天', '睿泽', '景行', '书恒', '知远', '嘉树', '小川'],
    female: ['梓涵', '欣怡', '一诺', '雨桐', '可馨', '语桐', '依诺', '沐晴', '若曦', '芷晴', '小满', '念慈', '知夏', '书瑶', '安然'],
  },
]

export const surname = (random: Random): string => random.pick(surnames)

/** A given name of the generation born in `year`. */
export const givenName = (random: Random, sex: 'male' | 'female', year: number): string => {
  const generation = given.find((g) => year <= g.until) ?? given[0]
  return random.pick(generation?.[sex] ?? ['安'])
}
