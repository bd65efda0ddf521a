import { publishedModule } from '../../platform/published/published-module.ts'
import type { FormTables } from './form.tables.gen.ts'
import type { Form } from './form.ts'

export const formModule = publishedModule<Form, FormTables['form.definition']>('form')
