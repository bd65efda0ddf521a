import type { TemplateColumn } from '../../../modules/administration/index.ts'
import type { Words } from '../../../platform/i18n/words.ts'
import type { Kind } from './list.page.tsx'

/** Names of columns in either language, and an example of what stands there. */
export const columns: Readonly<
  Record<Kind, readonly (readonly [zh: string, en: string, example: string])[]>
> = {
  organs: [
    ['统一社会信用代码', 'creditCode', '11450721TB00000010'],
    ['机构名称', 'name', '灵山县民政局'],
    ['英文名称', 'nameEn', 'Lingshan Civil Affairs Bureau'],
    ['部门类别', 'department', 'civil-affairs'],
    ['行政区划代码', 'division', '450721000000'],
    ['上级机构代码', 'parent', '11450721TB00000002'],
    ['电话', 'phone', '0777-0000000'],
    ['地址', 'address', '灵山县政务服务中心'],
  ],
  posts: [
    ['机构代码', 'organ', '11450721TB00000010'],
    ['岗位名称', 'name', '窗口受理岗'],
    ['英文名称', 'nameEn', 'Counter clerk'],
    ['职责', 'duties', '收件受理、审查'],
  ],
  people: [
    ['姓名', 'name', '张三'],
    ['身份证号码', 'idNumber', '11010519491231002X'],
    ['手机号码', 'phone', '19900000000'],
    ['机构代码', 'organ', '11450721TB00000010'],
    ['岗位', 'post', '窗口受理岗'],
    ['职责', 'duties', '收件受理'],
    ['起始日期', 'from', '2026-12-01'],
    ['结束日期', 'until', '2027-11-30'],
  ],
}

/** The columns with what each says, in both languages whatever the page's is. */
export const templateColumns = (kind: Kind, zh: Words, en: Words): readonly TemplateColumn[] =>
  columns[kind].map(([nameZh, nameEn, example]) => {
    const key = `desk.admin.column.${kind}.${nameEn}`
    return { names: { zh: nameZh, en: nameEn }, about: { zh: zh.t(key), en: en.t(key) }, example }
  })
