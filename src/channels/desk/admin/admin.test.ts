import exceljs from 'exceljs'
import { describe, expect, it } from 'vitest'
import { numberOf } from '../../../../test/support/sample-numbers.ts'
import { startApp } from '../../../../test/support/web.ts'
import { citizenIdOf, creditCodeOf } from '../../../kernel/check-digits.ts'
import { applyFor, caterer, foodLicence } from '../testing.ts'

const app = await startApp()
const admin = await app.visitor('qin-haiyan')
const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const reason = '人事任免〔2026〕1号'

const codeOf = async (organId: string): Promise<string> => {
  const { rows } = await app.owner.query<{ credit_code: string }>(
    'select credit_code from organ.organ where id = $1',
    [organId],
  )
  return rows[0]?.credit_code ?? ''
}
const csv = (...lines: readonly string[]) => ({
  file: { name: 'table.csv', type: 'text/csv', content: Buffer.from(lines.join('\n')) },
})
const outcomes = (html: string): string[] =>
  [...html.matchAll(/(新增|变更|未变|拒绝)<\/(?:span|div|strong)/g)].map((match) => match[1] ?? '')

describe('organs, posts and people on the desk', () => {
  it('are found by administrators only', async () => {
    const list = await admin.get('/desk/admin/organs?q=浦北县')
    expect(text(list.html)).toContain('浦北县民政局')
    for (const kind of ['organs', 'posts', 'people']) {
      expect((await admin.get(`/desk/admin/${kind}`)).status).toBe(200)
      const clerk = await app.visitor('li-min')
      for (const path of [kind, `${kind}/import`, `${kind}/nobody`])
        expect((await clerk.get(`/desk/admin/${path}`)).status, path).toBeGreaterThanOrEqual(403)
    }
  })

  it('an organ is added, gets a post, and a person named by their ID number gets the post', async () => {
    const form = await admin.get('/desk/admin/organs/new')
    const creditCode = creditCodeOf('11', '450721', 'TBADM001')
    const filled = {
      'name.zh': '灵山县数据局',
      'name.en': 'Lingshan Data Bureau',
      creditCode,
      department: 'communications',
      division: '450721000000',
      parentId: '450721-government',
      phone: '0777-0000001',
      'address.zh': '灵山县政务服务中心',
    }
    const unsaid = await admin.submit(form, filled)
    expect(unsaid.status).toBe(422)
    expect(unsaid.html).toContain('href="#f-reason"')
    expect(unsaid.html).toContain('灵山县数据局')
    const added = await admin.submit(unsaid, { ...filled, reason })
    expect(added.url).toContain('/desk/admin/organs/450721-communications')

    const post = await admin.submit(await admin.get('/desk/admin/posts/new?organ=450721-communications'), {
      'name.zh': '数据专员',
      duties: ['accept', 'review'],
      reason,
    })
    expect(text(post.html)).toContain('数据专员')
    const [, postId = ''] = /people\/new\?post=([\w-]+)/.exec(post.html) ?? []
    const person = await admin.submit(await admin.get(`/desk/admin/people/new?post=${postId}`), {
      name: '覃春梅',
      idNumber: numberOf('p-0002'),
      phone: '19900008001',
      duties: ['review'],
      reason,
    })
    expect(person.url).toMatch(/\/desk\/admin\/people\/[\w-]+$/)
    expect(text(person.html)).toContain('审查')
    expect(text(person.html)).toContain(reason)
    expect(person.html).not.toMatch(/\d{17}[\dX]/)

    // whoever appointed does not hand out the way in: another administrator does
    const enrol = `${new URL(person.url).pathname}/enrol`
    expect(person.html).not.toContain(enrol)
    expect((await admin.submit(await admin.get(enrol), { reason })).status).toBe(403)
    const security = await app.visitor('meng-lixin')
    expect((await security.get(new URL(person.url).pathname)).html).toContain(enrol)
    const link = await security.submit(await security.get(enrol), { reason })
    expect(link.html).toMatch(/\/sign-up\/enrol\/[\w-]{43}/)
  })

  it('nobody is appointed who is not in the population register, or by another name', async () => {
    const { rows } = await app.owner.query<{ id: string }>(
      "select id from organ.post where organ_id = '450721-health' and 'accept' = any(duties) limit 1",
    )
    for (const who of [
      { name: '吴无人', idNumber: citizenIdOf('450000', '1995-05-05', '017') },
      { name: '吴无人', idNumber: numberOf('p-0005') },
    ]) {
      const form = await admin.get(`/desk/admin/people/new?post=${rows[0]?.id}`)
      const answer = await admin.submit(form, { ...who, duties: ['accept'], reason })
      expect(answer.status).toBe(422)
      expect(text(answer.html)).toContain('人口库中没有这个姓名和身份证号码的人')
    }
    const { rows: none } = await app.owner.query("select 1 from party.party where name = '吴无人'")
    expect(none).toEqual([])
  })

  it('nobody is appointed against the separation; the page says why', async () => {
    const { rows } = await app.owner.query<{ id: string; post: string }>(
      `select p.id, a.id as post from organ.post p join organ.appointment a on a.post_id = p.id
       where a.id in ('a-liao-jingwen')`,
    )
    const audit = rows[0]?.id ?? ''
    const answer = await admin.submit(await admin.get(`/desk/admin/people/new?post=${audit}`), {
      name: '玉语桐',
      idNumber: numberOf('p-0008'),
      duties: ['audit'],
      reason,
    })
    expect(answer.status).toBe(403)
    expect(text(answer.html)).toContain('安全管理员和审计管理员由同类管理员任免')
    // their own kind can
    const auditor = await app.visitor('liao-jingwen')
    const done = await auditor.submit(await auditor.get(`/desk/admin/people/new?post=${audit}`), {
      name: '玉语桐',
      idNumber: numberOf('p-0008'),
      duties: ['audit'],
      reason,
    })
    expect(done.status).toBe(200)
  })

  it('a stand-in acts for the colleague on leave, and the header says so', async () => {
    const form = await admin.get('/desk/admin/people/a-zhou-jianhua/leave')
    const done = await admin.submit(form, {
      colleagueId: 'a-li-min',
      from: '2026-11-23',
      until: '2026-11-27',
      reason: '年休假',
    })
    expect(text(done.html)).toContain('由谁代班 李敏')
    const li = await app.visitor('li-min')
    const choices = await li.get('/acting-as')
    expect(text(choices.html)).toContain('审查人员（代周建华）')
    const { rows } = await app.owner.query<{ id: string }>('select id from organ.delegation')
    const [, button = ''] = new RegExp(`name="(\\w+)" value="[^"]*${rows[0]?.id}"`).exec(choices.html) ?? []
    const value = new RegExp(`value="([^"]*${rows[0]?.id})"`).exec(choices.html)?.[1] ?? ''
    await li.submit(choices, { [button]: value }, '/acting-as')
    expect(text((await li.get('/desk')).html)).toContain('李敏（代班）')
    await admin.submit(await admin.get('/desk/admin/people/a-zhou-jianhua/end-leave'), { reason: '返岗' })
    expect((await li.get('/desk/cases')).url).not.toContain('/desk/cases')
  })
})

describe('finding an organ in a form', () => {
  it('by pinyin, name or division: what fits is shown, chosen, and only then changed; no script is needed', async () => {
    const form = await admin.get('/desk/admin/organs/450722-archives/merge')
    const found = await admin.submit(form, { intoId: 'pbxrmzf', find: 'intoId' })
    expect(found.status).toBe(422)
    expect(found.html).toContain('value="pbxrmzf"')
    expect(found.html).toContain('name="intoId.choice" value="450722-government"')
    const narrowed = await admin.submit(found, { intoId: '浦北 民政', reason })
    expect(text(narrowed.html)).toContain('请选择一个')
    // 人民政府 holds 民政, too: the shortest name comes first
    expect(/name="intoId.choice" value="([\w-]+)"/.exec(narrowed.html)?.[1]).toBe('450722-civil-affairs')
    const none = await admin.submit(narrowed, { intoId: '没有这个机构', reason })
    expect(text(none.html)).toContain('没有找到')
    const empty = await admin.submit(none, { intoId: '', reason })
    expect(text(empty.html)).toContain('请填写要找的名称或代码')
    // a choice that does not fit the words is none: nobody is merged into what they do not see
    const stale = await admin.submit(empty, {
      intoId: '浦北 档案',
      'intoId.choice': '450722-civil-affairs',
      reason,
    })
    expect(stale.status).toBe(422)
    const done = await admin.submit(stale, {
      intoId: '浦北 民政',
      'intoId.choice': '450722-civil-affairs',
      reason,
    })
    expect(done.status).toBe(200)
    expect(text(done.html)).toContain('该机构已撤销')
    expect((await admin.get('/desk/admin/organs?past=yes')).html).toContain('450722-archives')
  })

  it('the place of a new one, too', async () => {
    const found = await admin.submit(await admin.get('/desk/admin/organs/new'), {
      division: 'lingshan',
      find: 'division',
    })
    expect(found.html).toContain('name="division.choice" value="450721000000"')
  })
})

describe('who is dismissed', () => {
  it('loses the session, the worklist and the tasks at once', async () => {
    const number = await applyFor(app, caterer, foodLicence)
    const li = await app.visitor('li-min')
    await li.submit(await li.get(`/desk/cases/${number}/claim`), { do: 'confirm' })
    expect((await li.get('/desk/cases?view=mine')).html).toContain(number)
    await admin.submit(await admin.get('/desk/admin/people/a-li-min/end'), { reason: '辞职' })
    const after = await li.get('/desk/cases?view=mine')
    expect(after.html).not.toContain(number)
    expect(after.url).not.toContain('/desk/cases')
    expect((await li.get(`/desk/cases/${number}`)).url).toContain('/sign-in')
    await app.drain()
    const { rows } = await app.owner.query(
      `select (select count(*)::int from identity.session where person_id = 'li-min') as sessions,
        (select count(*)::int from "case".task where holder_id = 'a-li-min') as tasks`,
    )
    expect(rows).toEqual([{ sessions: 0, tasks: 0 }])
    const back = await app.visitor('li-min')
    expect((await back.get('/desk')).status).toBe(404)
  })
})

describe('a table taken in', () => {
  it('says what became of each row, stores no half row, and changes nothing the second time', async () => {
    const good = creditCodeOf('11', '450722', 'TBADM002')
    const upper = await codeOf('450722-government')
    const rows = csv(
      '统一社会信用代码,机构名称,英文名称,部门类别,行政区划代码,上级机构代码,电话,地址',
      `${good},浦北县数据局,Pubei Data Bureau,communications,450722000000,${upper},0777-1,浦北县政务服务中心`,
      `${good.slice(0, 17)}0,没有校验码,,postal,450722000000,${upper},1,某处`,
      `${creditCodeOf('11', '450722', 'TBADM003')},部门不存在,,no-such,450722000000,${upper},1,某处`,
      `${await codeOf('450722-health')},浦北县卫生健康局,Pubei Health Bureau,health,450722000000,${upper},0777-2,浦北县政务服务中心`,
    )
    const send = async () =>
      admin.submit(await admin.get('/desk/admin/organs/import'), { reason }, '', rows, 'multipart')
    const first = await send()
    expect(first.status).toBe(200)
    expect(text(first.html)).toContain('新增 1 行，变更 1 行，未变 0 行，拒绝 2 行')
    expect(text(first.html)).toContain('校验码须正确')
    expect(outcomes(first.html)).toEqual(['新增', '拒绝', '拒绝', '变更'])
    const { rows: stored } = await app.owner.query(
      "select count(*)::int as n from organ.organ where name_zh in ('没有校验码', '部门不存在')",
    )
    expect(stored).toEqual([{ n: 0 }])
    expect(text((await send()).html)).toContain('新增 0 行，变更 0 行，未变 2 行，拒绝 2 行')
  })

  it('as XLSX: people are appointed, other duties change them, a refused row leaves no person', async () => {
    const organ = await codeOf('450722-health')
    const book = new exceljs.Workbook()
    const sheet = book.addWorksheet('人员')
    sheet.addRow(['姓名', '身份证号码', '手机号码', '机构代码', '岗位', '职责'])
    sheet.addRow(['玉小平', numberOf('p-0005'), '19900007001', organ, '窗口人员', '收件受理'])
    sheet.addRow(['梁慧敏', numberOf('p-0006'), '19900007002', organ, '没有的岗', '收件受理'])
    sheet.addRow(['玉俊杰', numberOf('p-0007'), '19900007003', organ, '窗口人员', '决定'])
    sheet.addRow(['玉语桐', '450000199002020170', '', organ, '窗口人员', ''])
    const xlsx = {
      name: 'p.xlsx',
      type: 'application/octet-stream',
      content: Buffer.from(await book.xlsx.writeBuffer()),
    }
    const send = async () =>
      admin.submit(await admin.get('/desk/admin/people/import'), { reason }, '', { file: xlsx }, 'multipart')
    const first = await send()
    expect(outcomes(first.html)).toEqual(['新增', '拒绝', '拒绝', '拒绝'])
    expect(text((await send()).html)).toContain('未变 1 行，拒绝 3 行')
    const { rows } = await app.owner.query(
      "select person_id from organ.appointment where person_id in ('p-0005', 'p-0006', 'p-0007')",
    )
    expect(rows).toEqual([{ person_id: 'p-0005' }])
  })

  it('begins with an empty table to fill in, which says what belongs where', async () => {
    for (const [kind, column, example] of [
      ['organs', '统一社会信用代码', '灵山县民政局'],
      ['posts', '岗位名称', '窗口受理岗'],
      ['people', '身份证号码', '张三'],
    ] as const) {
      expect((await admin.get(`/desk/admin/${kind}/import`)).html).toContain('/import/template')
      const answer = await admin.request(`/desk/admin/${kind}/import/template`)
      const content = Buffer.from(await answer.arrayBuffer())
      const book = new exceljs.Workbook()
      await book.xlsx.load(content as unknown as ArrayBuffer)
      const [rows, notes] = book.worksheets
      expect(rows?.rowCount).toBe(1)
      expect(JSON.stringify(rows?.getRow(1).values)).toContain(column)
      const told = JSON.stringify(notes?.getSheetValues())
      expect(told).toContain(example)
      expect(told).toContain('What it says')
      expect(told).not.toContain('desk.admin.column')
      // handed in as it is, it says that nothing is in it
      const file = { file: { name: 't.xlsx', type: 'application/octet-stream', content } }
      const none = await admin.submit(
        await admin.get(`/desk/admin/${kind}/import`),
        { reason },
        '',
        file,
        'multipart',
      )
      expect(none.status).toBe(422)
    }
    const clerk = await app.visitor('chen-qiang')
    expect((await clerk.get('/desk/admin/people/import/template')).status).toBe(403)
  })

  it('ends with a report that can be taken along', async () => {
    const lines = csv('机构代码,岗位名称,职责', `${await codeOf('450722-health')},=HYPERLINK(1),无此职责`)
    const form = await admin.get('/desk/admin/posts/import')
    const done = await admin.submit(form, { reason }, '', lines, 'multipart')
    const [, data = ''] =
      /download="tongban-posts.csv" href="data:text\/csv;charset=utf-8,([^"]+)"/.exec(done.html) ?? []
    const report = decodeURIComponent(data)
    expect(report.split('\r\n')[0]).toBe('\uFEFF行,名称,结果,理由'.replace('名称', '姓名'))
    expect(report).toContain("2,'=HYPERLINK(1),拒绝,没有这项职责。")
  })

  it('that is none is refused in words', async () => {
    const page = await admin.get('/desk/admin/posts/import')
    const none = await admin.submit(page, { reason }, '', csv('机构代码'), 'multipart')
    expect(none.status).toBe(422)
    expect(text(none.html)).toContain('请上传表格')
  })
})
