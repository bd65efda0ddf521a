import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { system, visitor } from '../../src/kernel/actor.ts'
import { open } from '../../src/main/open.ts'
import { takeIn } from '../../src/modules/catalogue/commands/take-in.ts'
import { emptyGuide } from '../../src/modules/catalogue/guide.ts'
import { searchItems } from '../../src/modules/catalogue/index.ts'
import type { ItemRecord } from '../../src/modules/catalogue/item-record.ts'
import { readConfig } from '../../src/platform/config.ts'

const regions = 200
const perSecond = 200
const seconds = 10
const objects =
  '食品 药品 餐饮 旅馆 道路运输 出租汽车 水路运输 建筑工程 房屋租赁 不动产 林木 取水 排污 水土保持 渔业 兽药 农药 种子 动物防疫 特种设备 计量器具 广告 烟草 印刷 出版物 演出 娱乐场所 网吧 电影 文物 体育 学校 教师 医疗机构 护士 医师 放射诊疗 社会保险 养老 残疾人 档案'.split(
    ' ',
  )
const acts =
  '经营许可 设立登记 变更登记 注销登记 延续 补办 年度审验 备案 资格认定 从业人员注册 人员变更 信息查询 补贴申领 费用结算 待遇核定 证明开具 场所核准 方案审批 验收 检测 收费减免 名称变更 地址变更 法定代表人变更 遗失补领'.split(
    ' ',
  )
const names = objects.flatMap((object) =>
  acts.flatMap((act) => [`${object}${act}`, `${object}${act}（分支机构）`]),
)

const aRecord = (zh: string, i: number): ItemRecord => ({
  code: `bench-${i}`,
  scheme: 'other',
  basicCode: String(i).padStart(12, '0'),
  name: { zh },
  catalogueName: null,
  type: '01',
  department: 'other',
  audience: ['person'],
  themes: [],
  organId: null,
  organCode: 'bench',
  organName: { zh: '示例局' },
  division: '990001000000',
  level: 3,
  state: 'in-use',
  projectType: 'promised',
  online: true,
  visits: 0,
  legalDays: 20,
  legalUnit: 'working-day',
  promisedDays: 5,
  promisedUnit: 'working-day',
  guide: emptyGuide(),
})

/** 2,050 basic items carried out in 200 regions: 410,000 implementations. */
const fill = async (url: string): Promise<number> => {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  await owner.query(
    `insert into "catalogue"."implementation" select (jsonb_populate_record(m, jsonb_build_object(
        'code', m.code || '-' || r, 'division', '99' || lpad(r::text, 4, '0') || '000000'))).*
       from "catalogue"."implementation" m cross join generate_series(2, $1::int) r`,
    [regions],
  )
  await owner.query('vacuum analyze "catalogue"."implementation"')
  const { rows } = await owner.query<{ n: number }>(
    'select count(*)::int as n from "catalogue"."implementation"',
  )
  await owner.end()
  return rows[0]?.n ?? 0
}

/** Search at the size of a province, asked 200 times a second. */
export const benchSearch = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-bench-'))
  const opened = await open(readConfig({ DATA_DIR: folder }, []))
  try {
    const records = names.map(aRecord)
    for (let at = 0; at < records.length; at += 500)
      await opened.runtime.perform(
        takeIn,
        { source: 'bench', records: records.slice(at, at + 500) },
        system('bench'),
      )
    const implementations = await fill(opened.databaseUrl)
    const ask = (i: number) => {
      const q = (names[(i * 37) % names.length] ?? '').slice(0, 2 + (i % 5))
      const division = `99${String(1 + (i % regions)).padStart(4, '0')}000000`
      return opened.runtime.ask(searchItems, { q, division }, visitor())
    }
    const first = performance.now()
    await ask(0)
    const firstMs = Math.round(performance.now() - first)
    for (let i = 0; i < 600; i++) await ask(i)
    const times: number[] = []
    const pending: Promise<void>[] = []
    const began = performance.now()
    for (let i = 0; i < seconds * perSecond; i++) {
      const wait = began + (i * 1000) / perSecond - performance.now()
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
      const asked = performance.now()
      pending.push(ask(i).then(() => void times.push(performance.now() - asked)))
    }
    await Promise.all(pending)
    const reached = Math.round((times.length / (performance.now() - began)) * 1000)
    times.sort((a, b) => a - b)
    const at = (share: number): number =>
      Math.round((times[Math.floor(times.length * share)] ?? 0) * 100) / 100
    console.log(
      JSON.stringify({
        bench: 'search',
        implementations,
        perSecond: reached,
        firstMs,
        p50Ms: at(0.5),
        p95Ms: at(0.95),
        p99Ms: at(0.99),
      }),
    )
  } finally {
    await opened.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
