import { gettingPublished } from '../../../platform/published/published-operations.ts'
import type { Form } from '../form.ts'

/** One version, or the latest. */
export const getForm = gettingPublished<Form>('form.get-form')
