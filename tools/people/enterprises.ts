import type { EnterpriseSeed } from './people-file.ts'
import type { Random } from './random.ts'

interface Trade {
  readonly word: string
  readonly end: string
  readonly class: string
  readonly use: string
  readonly scope: string
}

const trades: readonly Trade[] = [
  { word: '餐饮', end: '有限公司', class: '91', use: '餐饮', scope: '餐饮服务；食品销售' },
  { word: '食品', end: '有限公司', class: '91', use: '厂房', scope: '食品生产；食品销售；农副产品收购' },
  { word: '荔枝', end: '专业合作社', class: '93', use: '厂房', scope: '荔枝种植、收购、初加工、销售' },
  { word: '茶业', end: '有限公司', class: '91', use: '厂房', scope: '茶叶种植、加工、销售' },
  { word: '建材', end: '经营部', class: '92', use: '商铺', scope: '建筑材料、五金产品零售' },
  { word: '药房', end: '有限公司', class: '91', use: '商铺', scope: '药品零售；第二类医疗器械销售' },
  {
    word: '文化传播',
    end: '有限公司',
    class: '91',
    use: '办公',
    scope: '组织文化艺术交流活动；广告设计、代理',
  },
  { word: '运输', end: '有限公司', class: '91', use: '办公', scope: '道路货物运输；装卸搬运' },
  { word: '科技', end: '有限公司', class: '91', use: '办公', scope: '软件开发；信息系统集成服务' },
  { word: '养殖', end: '专业合作社', class: '93', use: '厂房', scope: '生猪、家禽养殖、销售' },
  { word: '粉店', end: '', class: '92', use: '餐饮', scope: '小餐饮服务' },
  { word: '便利店', end: '', class: '92', use: '商铺', scope: '食品、日用百货零售' },
  { word: '美发店', end: '', class: '92', use: '商铺', scope: '理发及美容服务' },
  { word: '汽车维修', end: '部', class: '92', use: '商铺', scope: '机动车修理和维护' },
]
const brands = [...'金福顺兴隆泰和瑞祥盛昌荣华丰裕安康乐佳美嘉信诚达通汇源春秋山水云岭'].map(String)

/** An invented business of a county, in the name of an adult who lives there. */
export const inventEnterprise = (
  random: Random,
  id: string,
  county: string,
  legal: string,
  village: string,
  taken: Set<string>,
): EnterpriseSeed => {
  const trade = random.pick(trades)
  let name = ''
  do {
    name = `${county}${random.pick(brands)}${random.pick(brands)}${trade.word}${trade.end}`
  } while (taken.has(name))
  taken.add(name)
  const year = random.between(2012, 2026)
  const established = `${year}-${String(random.between(1, year === 2026 ? 9 : 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`
  return {
    id,
    name,
    class: trade.class,
    legal,
    village,
    house: random.between(1, 260),
    area: trade.use === '厂房' ? random.between(300, 2400) : random.between(24, 260),
    use: trade.use,
    scope: trade.scope,
    established,
    capital: trade.class === '92' ? random.between(1, 20) * 10_000 : random.between(1, 50) * 100_000,
  }
}
