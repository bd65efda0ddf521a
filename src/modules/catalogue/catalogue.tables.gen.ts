import type { ColumnType, Generated } from 'kysely'

export interface CatalogueTables {
  'catalogue.item': {
    id: string
    code: string
    key: string | null
    name_zh: string
    name_en: string | null
    catalogue_name: string | null
    type: string
    department: string
    summary_zh: Generated<string>
    summary_en: string | null
    aliases: Generated<string[]>
    audience: string[]
    themes: string[]
    form_key: string | null
    process_key: string | null
    table_key: string | null
    assurance: Generated<number>
    pinyin: string
    defined_by: string
    source: string
  }
  'catalogue.guide': {
    id: string
    body: ColumnType<unknown, string, string>
  }
  'catalogue.implementation': {
    code: string
    scheme: string
    item_id: string
    guide_id: string
    version: Generated<number>
    state: string
    organ_id: string | null
    organ_code: string
    organ_zh: string
    organ_en: string | null
    division: string
    level: number
    project_type: string
    online: boolean
    visits: number
    charged: boolean
    legal_days: number | null
    legal_unit: string
    promised_days: number | null
    promised_unit: string
    fingerprint: string
    source: string
    changed_at: ColumnType<Date, Date | string, Date | string>
  }
  'catalogue.version': {
    code: string
    version: number
    guide_id: string
    line: ColumnType<unknown, string, string>
    from_at: ColumnType<Date, Date | string, Date | string>
  }
  'catalogue.revision': {
    id: number
    stamp: string
  }
}
