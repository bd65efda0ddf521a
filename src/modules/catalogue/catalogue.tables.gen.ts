// Generated from the migrated database by "npm run generate"; do not edit.
import type { ColumnType } from 'kysely'

export interface CatalogueTables {
  'catalogue.guide': {
    id: string
    body: ColumnType<unknown, string, string>
  }
  'catalogue.implementation': {
    code: string
    scheme: string
    item_id: string
    guide_id: string
    version: ColumnType<number, number | undefined, number>
    state: string
    organ_id: ColumnType<string | null, string | null | undefined, string | null>
    organ_code: string
    organ_zh: string
    organ_en: ColumnType<string | null, string | null | undefined, string | null>
    division: string
    level: number
    project_type: string
    online: boolean
    visits: number
    charged: boolean
    legal_days: ColumnType<number | null, number | null | undefined, number | null>
    legal_unit: string
    promised_days: ColumnType<number | null, number | null | undefined, number | null>
    promised_unit: string
    fingerprint: string
    source: string
    changed_at: ColumnType<Date, Date | string, Date | string>
  }
  'catalogue.item': {
    id: string
    code: string
    key: ColumnType<string | null, string | null | undefined, string | null>
    name_zh: string
    name_en: ColumnType<string | null, string | null | undefined, string | null>
    catalogue_name: ColumnType<string | null, string | null | undefined, string | null>
    type: string
    department: string
    summary_zh: ColumnType<string, string | undefined, string>
    summary_en: ColumnType<string | null, string | null | undefined, string | null>
    aliases: ColumnType<string[], readonly string[] | undefined, readonly string[]>
    audience: ColumnType<string[], readonly string[], readonly string[]>
    themes: ColumnType<string[], readonly string[], readonly string[]>
    form_key: ColumnType<string | null, string | null | undefined, string | null>
    process_key: ColumnType<string | null, string | null | undefined, string | null>
    table_key: ColumnType<string | null, string | null | undefined, string | null>
    assurance: ColumnType<number, number | undefined, number>
    pinyin: string
    defined_by: string
    source: string
  }
  'catalogue.revision': {
    id: number
    stamp: string
  }
  'catalogue.version': {
    code: string
    version: number
    guide_id: string
    line: ColumnType<unknown, string, string>
    from_at: ColumnType<Date, Date | string, Date | string>
  }
}
