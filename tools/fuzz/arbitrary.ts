import fc, { type Arbitrary } from 'fast-check'

/** As much of JSON Schema as the API's description uses. */
export interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
}

/** What people who mean harm, and machines that are broken, type into any field. */
export const nasty: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e\u2066',
  '\u200b\ufeff',
  '1２3４',
  '４５０７２１１０１２０２',
  'аdmin',
  '\u0130\u0131\ufb01',
  'é\u0301\u0301\u0301',
  '👩‍👩‍👧‍👦',
  '𠮷野家',
  '\r\nset-cookie: a=b',
  "' or '1'='1",
  "';drop table x;--",
  '$1',
  '%',
  '_%\\',
  '{{7*7}}$' + '{7*7}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '../../../../etc/passwd',
  '..%2f..%2f',
  '%00',
  '%zz',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  '-1',
  '0',
  '1e309',
  '9007199254740993',
  '99999999999999999999999999',
  '0x10',
  '2026-02-30',
  '0000-00-00T00:00:00Z',
  '[object Object]',
  'x'.repeat(300),
  '汉'.repeat(5_000),
  '(((((((((((((((((((((',
  '.*'.repeat(50),
  'a'.repeat(60).concat('!'),
]

const text = ({ pattern, minLength = 0, maxLength = 40 }: Schema): Arbitrary<string> =>
  pattern
    ? fc.stringMatching(new RegExp(pattern))
    : fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)), unit: 'grapheme' })

/** Values that the schema allows; ids of things that exist come in wherever a text may stand. */
export const valid = (schema: Schema, ids: readonly string[]): Arbitrary<unknown> => {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => valid(one, ids)))
  switch (schema.type) {
    case 'string':
      return fc.oneof(text(schema), fc.constantFrom(...ids))
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -5, max: schema.maximum ?? 2_000 })
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(valid(schema.items ?? {}, ids), { minLength: schema.minItems ?? 0, maxLength: 4 })
    case 'object':
      return schema.properties
        ? fc.record(
            Object.fromEntries(
              Object.entries(schema.properties).map(([name, one]) => [name, valid(one, ids)]),
            ),
            { requiredKeys: [...(schema.required ?? [])] },
          )
        : fc.dictionary(fc.oneof(fc.constantFrom(...nasty), fc.string({ maxLength: 12 })), anything, {
            maxKeys: 5,
          })
    default:
      return anything
  }
}

/** Any JSON at all, with the nasty texts in it. */
export const anything: Arbitrary<unknown> = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...nasty),
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...nasty, 'a', 'b'), tie('node'), { maxKeys: 3 }),
  ),
})).node

const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)

/** A body that is right, nearly right, of another shape, or no JSON, as it goes over the wire. */
export const bodies = (schema: Schema, ids: readonly string[]): Arbitrary<string> => {
  const right = valid(schema, ids)
  const nearly = fc
    .tuple(right, fc.constantFrom(...Object.keys(schema.properties ?? { a: 0 })), anything)
    .map(([body, name, value]) => ({ ...(body as object), [name]: value }))
  const more = fc
    .tuple(right, anything)
    .map(([body, value]) => ({ ...(body as object), partyId: value, level: 4, extra: value }))
  const json = (one: Arbitrary<unknown>): Arbitrary<string> =>
    one.map((value) => JSON.stringify(value) ?? 'null')
  return fc.oneof(
    { weight: 6, arbitrary: json(right) },
    { weight: 5, arbitrary: json(nearly) },
    { weight: 2, arbitrary: json(more) },
    { weight: 2, arbitrary: json(anything) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        '{',
        '[]',
        'null',
        '"text"',
        '{"__proto__":{"level":4}}',
        '{"a":1,"a":2}',
        deep(5_000),
        `{"answers":{"a":${deep(100_000)}}}`,
        `{"x":"${'x'.repeat(1_100_000)}"}`,
      ),
    },
  )
}
