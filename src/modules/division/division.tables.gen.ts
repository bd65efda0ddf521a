export interface DivisionTables {
  'division.division': {
    code: string
    name_zh: string
    name_en: string | null
    level: number
    parent: string | null
    pinyin: string
  }
}
