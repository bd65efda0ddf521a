import { Ajv2020 } from 'ajv/dist/2020.js'
import { formats } from './formats.ts'

const text = {
  type: 'object',
  required: ['zh', 'en'],
  additionalProperties: false,
  properties: {
    zh: { type: 'string', minLength: 1, maxLength: 500 },
    en: { type: 'string', minLength: 1, maxLength: 500 },
  },
}
const texts = { type: 'object', additionalProperties: { $ref: '#/$defs/text' } }
const word = { type: 'string', pattern: '^[a-z][a-zA-Z0-9-]{0,60}$' }
const count = { type: 'integer', minimum: 0, maximum: 10_000 }
const limit = { type: 'string', pattern: '^(today|\\d{4}-\\d{2}-\\d{2}|[a-z][a-zA-Z0-9]{0,60})$' }

/** The file of a form, and within it the part of JSON Schema 2020-12 that a field may use: no $ref, nothing unbounded. */
export const formFile = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A form of Tongban',
  $defs: {
    text,
    shownWhen: {
      oneOf: [
        {
          type: 'object',
          required: ['field'],
          additionalProperties: false,
          minProperties: 2,
          maxProperties: 2,
          properties: {
            field: word,
            is: { type: ['string', 'number', 'boolean'] },
            in: {
              type: 'array',
              minItems: 1,
              maxItems: 50,
              items: { type: ['string', 'number', 'boolean'] },
            },
          },
        },
        ...['all', 'any'].map((name) => ({
          type: 'object',
          required: [name],
          additionalProperties: false,
          properties: {
            [name]: { type: 'array', minItems: 1, maxItems: 10, items: { $ref: '#/$defs/shownWhen' } },
          },
        })),
        {
          type: 'object',
          required: ['not'],
          additionalProperties: false,
          properties: { not: { $ref: '#/$defs/shownWhen' } },
        },
      ],
    },
    field: {
      type: 'object',
      required: ['type', 'x-error'],
      additionalProperties: false,
      properties: {
        type: { enum: ['string', 'number', 'integer', 'boolean', 'array'] },
        enum: { type: 'array', minItems: 1, maxItems: 200, items: { type: ['string', 'number'] } },
        const: { type: ['string', 'number', 'boolean'] },
        minLength: count,
        maxLength: { type: 'integer', minimum: 1, maximum: 5000 },
        pattern: { type: 'string', maxLength: 200 },
        format: { enum: Object.keys(formats) },
        minimum: { type: 'number' },
        maximum: { type: 'number' },
        minItems: count,
        maxItems: { type: 'integer', minimum: 1, maximum: 100 },
        items: {
          type: 'object',
          required: ['type'],
          additionalProperties: false,
          properties: {
            type: { enum: ['object', 'string'] },
            enum: { type: 'array', minItems: 1, maxItems: 200, items: { type: 'string' } },
            properties: { type: 'object', additionalProperties: { $ref: '#/$defs/field' } },
            required: { type: 'array', items: word },
          },
        },
        'x-after': limit,
        'x-not-after': limit,
        'x-error': { ...texts, required: ['required', 'invalid'] },
      },
    },
    ui: {
      type: 'object',
      required: ['label'],
      additionalProperties: false,
      properties: {
        label: { $ref: '#/$defs/text' },
        hint: { $ref: '#/$defs/text' },
        widget: { enum: ['text', 'textarea', 'radio', 'select', 'checkboxes', 'yes-no', 'date', 'group'] },
        choices: texts,
        shownWhen: { $ref: '#/$defs/shownWhen' },
        prefill: { type: 'string', pattern: '^[a-z]+\\.[a-zA-Z]+$' },
        autocomplete: { type: 'string', pattern: '^[a-z0-9 -]{1,60}$' },
        unit: { $ref: '#/$defs/text' },
        entry: { $ref: '#/$defs/text' },
        fields: { type: 'object', additionalProperties: { $ref: '#/$defs/ui' } },
      },
    },
  },
  type: 'object',
  required: ['title', 'pages', 'schema', 'ui'],
  additionalProperties: false,
  properties: {
    title: { $ref: '#/$defs/text' },
    oneStep: { type: 'boolean' },
    pages: {
      type: 'array',
      minItems: 1,
      maxItems: 30,
      items: {
        type: 'object',
        required: ['key', 'title', 'fields'],
        additionalProperties: false,
        properties: {
          key: word,
          title: { $ref: '#/$defs/text' },
          why: { $ref: '#/$defs/text' },
          shownWhen: { $ref: '#/$defs/shownWhen' },
          fields: { type: 'array', minItems: 1, maxItems: 40, items: word },
        },
      },
    },
    schema: {
      type: 'object',
      required: ['$schema', 'type', 'properties', 'required'],
      additionalProperties: false,
      properties: {
        $schema: { const: 'https://json-schema.org/draft/2020-12/schema' },
        type: { const: 'object' },
        properties: { type: 'object', maxProperties: 200, additionalProperties: { $ref: '#/$defs/field' } },
        required: { type: 'array', items: word },
      },
    },
    ui: { type: 'object', additionalProperties: { $ref: '#/$defs/ui' } },
  },
}

const validate = new Ajv2020({ strict: false, allErrors: false, logger: false }).compile(formFile)

/** Where a form's file leaves its shape, and how; undefined when it does not. */
export const misshapen = (file: unknown): { readonly at: string; readonly what: string } | undefined => {
  if (validate(file)) return undefined
  const deepest = (validate.errors ?? []).reduce((a, b) =>
    b.instancePath.length > a.instancePath.length ? b : a,
  )
  const extra = (deepest.params as { additionalProperty?: string }).additionalProperty
  return { at: deepest.instancePath, what: `${deepest.message ?? ''}${extra ? `: ${extra}` : ''}` }
}
