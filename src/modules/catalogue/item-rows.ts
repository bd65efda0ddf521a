import type { Selectable } from 'kysely'
import type { AssuranceLevel } from '../../kernel/actor.ts'
import type { Text } from '../../kernel/text.ts'
import type { CatalogueTables } from './catalogue.tables.gen.ts'
import type { Audience, BasicItem, DayUnit, Item, ItemLine, ItemState, ProjectType } from './catalogue.ts'
import { emptyGuide, type Guide } from './guide.ts'

type ItemRow = Selectable<CatalogueTables['catalogue.item']>
type ImplementationRow = Selectable<CatalogueTables['catalogue.implementation']>

/** What a line needs of both tables, as one flat row. */
export type LineRow = Pick<
  ItemRow,
  'name_zh' | 'name_en' | 'type' | 'department' | 'audience' | 'themes' | 'form_key' | 'process_key'
> & { readonly basic_code: string } & Omit<
    ImplementationRow,
    'scheme' | 'fingerprint' | 'source' | 'changed_at'
  >

export type FullRow = LineRow &
  Pick<ItemRow, 'key' | 'summary_zh' | 'summary_en' | 'table_key' | 'assurance'> &
  Pick<ImplementationRow, 'source' | 'changed_at'> & { readonly body: unknown }

const text = (zh: string, en: string | null): Text => (en ? { zh, en } : { zh })

export const toLine = (row: LineRow): ItemLine => ({
  code: row.code,
  basicCode: row.basic_code,
  itemId: row.item_id,
  name: text(row.name_zh, row.name_en),
  type: row.type,
  department: row.department,
  organId: row.organ_id,
  organCode: row.organ_code,
  organName: text(row.organ_zh, row.organ_en),
  division: row.division,
  level: row.level as ItemLine['level'],
  state: row.state as ItemState,
  audience: row.audience as Audience[],
  themes: row.themes,
  projectType: row.project_type as ProjectType,
  online: row.online,
  visits: row.visits,
  charged: row.charged,
  legalDays: row.legal_days,
  legalUnit: row.legal_unit as DayUnit,
  promisedDays: row.promised_days,
  promisedUnit: row.promised_unit as DayUnit,
  version: row.version,
  applicable: row.form_key !== null && row.process_key !== null && row.state === 'in-use',
})

export const toItem = (row: FullRow): Item => {
  const { summary: own, ...guide } = { ...emptyGuide(), ...(row.body as Guide) }
  return {
    ...toLine(row),
    ...guide,
    summary: own ?? text(row.summary_zh, row.summary_en),
    key: row.key,
    assuranceLevel: row.assurance as AssuranceLevel,
    ...(row.form_key ? { form: { key: row.form_key } } : {}),
    ...(row.process_key ? { process: { key: row.process_key } } : {}),
    ...(row.table_key ? { table: { key: row.table_key } } : {}),
    source: row.source,
    updatedAt: row.changed_at,
  }
}

export const toBasicItem = (row: ItemRow): BasicItem => ({
  id: row.id,
  code: row.code,
  name: text(row.name_zh, row.name_en),
  type: row.type,
  department: row.department,
  summary: text(row.summary_zh, row.summary_en),
  audience: row.audience as Audience[],
  themes: row.themes,
  applicable: row.form_key !== null && row.process_key !== null,
})
