import { publishedModule } from '../../platform/published/published-module.ts'
import type { ProcessTables } from './process.tables.gen.ts'
import type { Definition } from './process.ts'

export const processModule = publishedModule<Definition, ProcessTables['process.definition']>('process')
