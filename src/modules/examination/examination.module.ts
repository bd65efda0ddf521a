import { publishedModule } from '../../platform/published/published-module.ts'
import type { ExaminationTables } from './examination.tables.gen.ts'
import type { Table } from './examination.ts'

export const examinationModule = publishedModule<Table, ExaminationTables['examination.definition']>(
  'examination',
)
