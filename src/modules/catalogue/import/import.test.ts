import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Excel from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { startPlatform, type TestPlatform } from '../../../../test/support/app.ts'
import { visitor } from '../../../kernel/actor.ts'
import { getItem } from '../queries/get-item.ts'
import { clean } from './clean.ts'
import { type ImportSummary, importItems, type RowReport } from './import-items.ts'
import { daysIn } from './lint.ts'
import { readRows } from './read-rows.ts'

const folder = mkdtempSync(join(tmpdir(), 'tongban-import-'))
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const organ = '11450721MB15580811'
const aRow = (n: number, over: Record<string, unknown> = {}) => ({
  AUDIT_ITEM: {
    TASK_CODE: `${organ}400010400${String(n).padStart(4, '0')}`,
    CATALOG_CODE: `00010400${String(n).padStart(4, '0')}`,
    TASK_NAME: `第${n}号示例事项`,
    TASK_TYPE: '01',
    DEPT_CODE: organ,
    DEPT_NAME: '灵山县行政审批局',
    USE_LEVEL: '4',
    AREACODE: '450721',
    IS_ONLINE: '1',
    LIMIT_SCENE_NUM: '0',
    SERVE_TYPE: '1,2',
    TASK_STATE: '1',
    ANTICIPATE_DAY: '20',
    ANTICIPATE_TYPE: '1',
    PROMISE_DAY: '5',
    PROMISE_TYPE: '1',
    ...over,
  },
  AUDIT_MATERIAL: [{ MATERIAL_NAME: '申请书', IS_NEED: '1', SOURCE_TYPE: '10', ORDERNUM: 1 }],
})
const lines = (...rows: unknown[]): string =>
  rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n')

describe('import of exchange records', () => {
  let app: TestPlatform
  beforeAll(async () => {
    app = await startPlatform()
  })
  const take = async (path: string): Promise<{ summary: ImportSummary; reports: RowReport[] }> => {
    const reports: RowReport[] = []
    const summary = await importItems(
      app.runtime,
      readRows(path),
      'test',
      (told) => void reports.push(...told),
    )
    return { summary, reports }
  }
  const rulesOf = (report: RowReport | undefined) => report?.findings.map((f) => f.rule)
  const stored = async () =>
    (
      await app.pool.query('select * from "catalogue"."implementation" where source = $1 order by code', [
        'test',
      ])
    ).rows

  it('takes a clean file in, and the same file again changes nothing', async () => {
    const path = file('clean.jsonl', lines(...Array.from({ length: 620 }, (_, i) => aRow(i + 1))))
    const first = await take(path)
    expect(first.summary).toEqual({
      rows: 620,
      accepted: 620,
      changed: 0,
      unchanged: 0,
      refused: 0,
      warned: 0,
    })
    const before = await stored()
    const again = await take(path)
    expect(again.summary).toMatchObject({ accepted: 0, changed: 0, unchanged: 620, refused: 0 })
    expect(await stored()).toEqual(before)
    const changed = await take(file('changed.jsonl', lines(aRow(1, { PROMISE_DAY: '3' }), aRow(2))))
    expect(changed.summary).toMatchObject({ changed: 1, unchanged: 1 })
  })

  it('reports a dirty file row by row, stores what is sound, and never half of a row', async () => {
    const path = file(
      'dirty.jsonl',
      lines(
        '<!DOCTYPE html><html><body>502 Bad Gateway</body></html>',
        aRow(1001, { TASK_NAME: '转义&amp;lt;示例&amp;gt;\u0000事项\u0085' }),
        '{"AUDIT_ITEM": {"TASK_CODE": "cut',
        '{"errCode":"500","msg":"timeout"}',
        aRow(1002),
        aRow(1002),
        aRow(1002, { PROMISE_DAY: '9' }),
        aRow(1003, { TASK_CODE: 'x'.repeat(65) }),
        aRow(1004, { TASK_NAME: '' }),
        aRow(1005, { AREACODE: '', TASK_CODE: 'opaque-1' }),
        aRow(1006, { TASK_TYPE: '21', SERVE_TYPE: '1,9', USE_LEVEL: 'x' }),
        aRow(1007, { PROMISE_DAY: '24', LIMIT_SCENE_NUM: '2' }),
        aRow(1008, { TASK_CODE: '11450721MB1558081540001040010080'.slice(0, 31) }),
        aRow(1009, { ANTICIPATE_DAY: '20个工作日', TASK_NAME: '<p>带标记的事项</p>' }),
        '[]',
        '"\ud800"',
        aRow(1010, { TASK_NAME: '半个字符\ud800' }),
      ),
    )
    const { summary, reports } = await take(path)
    const at = (line: number) => reports.find((r) => r.line === line)
    expect(summary.rows).toBe(17)
    expect(summary.accepted + summary.changed + summary.unchanged + summary.refused).toBe(17)
    expect(at(1)?.refused?.reason).toBe('html-page')
    expect(at(2)).toMatchObject({ outcome: 'accepted', name: '转义<示例>事项' })
    expect(rulesOf(at(2))).toEqual(expect.arrayContaining(['cleaned-entities', 'cleaned-control-characters']))
    expect(at(3)?.refused?.reason).toBe('not-json')
    expect(at(4)?.refused?.reason).toBe('no-item')
    expect(at(5)?.outcome).toBe('accepted')
    expect(at(6)).toMatchObject({
      outcome: 'unchanged',
      findings: [{ rule: 'duplicate', values: { line: 5 } }],
    })
    expect(at(7)?.refused).toEqual({ reason: 'duplicate-differs', values: { line: 5 } })
    expect([8, 9, 10].map((n) => at(n)?.refused?.reason)).toEqual(['code-too-long', 'no-name', 'no-division'])
    expect(rulesOf(at(11))).toEqual(expect.arrayContaining(['unknown-type', 'unknown-code']))
    expect(rulesOf(at(12))).toEqual(
      expect.arrayContaining(['promise-exceeds-statutory', 'visits-without-reason']),
    )
    expect(rulesOf(at(13))).toEqual(expect.arrayContaining(['credit-code-check-digit']))
    expect(rulesOf(at(14))).toEqual(expect.arrayContaining(['not-a-number', 'cleaned-markup']))
    expect([15, 16].map((n) => at(n)?.outcome)).toEqual(['refused', 'refused'])
    expect(at(17)?.outcome).toBe('accepted')
    const again = await take(path)
    expect(again.summary).toMatchObject({ accepted: 0, changed: 0 })
  })

  it('reads lower-case keys inside an answer, with extension, laws, windows and questions', async () => {
    const record = {
      AUDIT_ITEM: {
        task_code: `${organ}4000104099000`,
        catalog_code: '000104099000',
        task_name: '小写字段事项',
        task_type: '01',
        dept_name: '灵山县行政审批局',
        dept_code: organ,
        use_level: '4',
        areacode: '450721',
        serve_type: '2',
        limit_scene_num: '1',
        anticipate_day: '20',
        anticipate_day_explain: '自受理之日起三十日内作出决定',
      },
      AUDIT_ITEM_EXTEND: {
        is_online_handle: '1',
        scene_reason: '须现场核验',
        result_type: '20',
        result_name: '节能报告的批复',
      },
      AUDIT_ITEM_BYLAW: [{ law_name: '示例法', clause_number: '第三条', clause_content: '内容' }],
      AUDIT_ITEM_WINDOW: [
        { window_name: '综合窗口', transact_addr: '江南路5号', window_tel: '0777-0000000' },
      ],
      AUDIT_QA: [{ question: '要多久？', answer: '五天。' }],
    }
    const { reports } = await take(file('answer.json', JSON.stringify({ data: { list: [record] } }, null, 1)))
    expect(rulesOf(reports[0])).toEqual(['explanation-differs'])
    const item = await app.runtime.ask(getItem, { code: record.AUDIT_ITEM.task_code }, visitor())
    expect(item).toMatchObject({
      online: true,
      visits: 1,
      visitReason: { zh: '须现场核验' },
      laws: [{ clause: '第三条' }],
      counters: [{ name: { zh: '综合窗口' } }],
      faq: [{ answer: { zh: '五天。' } }],
      result: { type: '20' },
      department: 'administrative-approval',
    })
  })

  it('reads the same columns from CSV, also in the national encoding, and from XLSX', async () => {
    const columns = [
      'TASK_CODE',
      'CATALOG_CODE',
      'TASK_NAME',
      'TASK_TYPE',
      'DEPT_CODE',
      'DEPT_NAME',
      'USE_LEVEL',
      'AREACODE',
      'IS_ONLINE',
      'LIMIT_SCENE_NUM',
      'SERVE_TYPE',
      'AUDIT_MATERIAL',
    ]
    const row = (n: number): string[] => {
      const item = aRow(n).AUDIT_ITEM as Record<string, unknown>
      return columns.map((c) =>
        c === 'AUDIT_MATERIAL' ? '申请书；身份证' : c === 'SERVE_TYPE' ? '1' : String(item[c] ?? ''),
      )
    }
    const csv = await take(file('rows.csv', `\uFEFF${columns.join(',')}\n${row(2001).join(',')}\n`))
    expect(csv.summary).toMatchObject({ rows: 1, accepted: 1 })
    const gbk = Buffer.concat([
      Buffer.from(`${columns.join(',')}\n${row(2002).slice(0, 2).join(',')},`),
      Buffer.from([0xca, 0xbe, 0xc0, 0xfd]),
      Buffer.from(`,01,${organ},`),
      Buffer.from([0xbe, 0xd6]),
      Buffer.from(',4,450721,1,0,1,\n'),
    ])
    expect((await take(file('gbk.csv', gbk))).reports[0]).toMatchObject({ outcome: 'accepted', name: '示例' })
    const book = new Excel.Workbook()
    const sheet = book.addWorksheet('items')
    sheet.addRow(columns)
    sheet.addRow(row(2003))
    sheet.addRow(row(2001))
    const path = join(folder, 'rows.xlsx')
    await book.xlsx.writeFile(path)
    expect((await take(path)).summary).toMatchObject({ rows: 2, accepted: 1, unchanged: 1 })
    const item = await app.runtime.ask(getItem, { code: row(2003)[0] ?? '' }, visitor())
    expect(item.materials.map((m) => m.name.zh)).toEqual(['申请书', '身份证'])
  })
})

describe('cleaning and reading sentences', () => {
  it('decodes however often it was encoded and leaves sound text alone', () => {
    expect(clean('&amp;amp;lt;甲&amp;amp;gt;').text).toBe('<甲>')
    expect(clean('A < B，C > D')).toEqual({ text: 'A < B，C > D', dirt: [] })
    expect(clean('一行<br/>两行').text).toBe('一行\n两行')
  })
  it('reads numbers of days in words and digits', () => {
    expect(daysIn('自受理之日起二十日内；特殊情况延长10个工作日、三十五天')).toEqual([20, 10, 35])
    expect(daysIn('十五个工作日')).toEqual([15])
  })
})
