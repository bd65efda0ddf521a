import { readFile } from 'node:fs/promises'
import { checkForm } from './check-form.ts'
import type { FieldSchema, FieldUi, Form } from './form.ts'

export const catalogueForm = async (key: string): Promise<Form> => {
  const source = await readFile(new URL(`../../../catalogue/forms/${key}.json`, import.meta.url), 'utf8')
  const { file, findings } = checkForm(source)
  if (!file || findings.length > 0) throw new Error(`${key}: ${JSON.stringify(findings)}`)
  return { oneStep: false, ...file, key, version: 1, sha256: '0' }
}

const words = (text: string) => ({ zh: text, en: text })

/** The file of a form with one page, or what the caller makes of it. */
export const aFormFile = (
  fields: Readonly<Record<string, Partial<FieldSchema> & { ui?: Partial<FieldUi> }>>,
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> => ({
  title: words('form'),
  pages: [{ key: 'one', title: words('one'), fields: Object.keys(fields) }],
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(fields).map(([id, { ui: _, ...schema }]) => [
        id,
        {
          type: 'string',
          maxLength: 20,
          'x-error': { required: words(`${id}?`), invalid: words(`${id}!`) },
          ...schema,
        },
      ]),
    ),
    required: Object.keys(fields),
  },
  ui: Object.fromEntries(Object.entries(fields).map(([id, { ui }]) => [id, { label: words(id), ...ui }])),
  ...more,
})
