import { expect, test } from 'vitest'
import { checkForm } from './check-form.ts'
import { aFormFile } from './testing.ts'

const found = (file: unknown) =>
  checkForm(typeof file === 'string' ? file : JSON.stringify(file)).findings.map((f) => `${f.code} ${f.at}`)
const words = { zh: 'x', en: 'x' }

test('a plain form can be published', () => {
  expect(found(aFormFile({ a: {}, b: { enum: ['x'], ui: { choices: { x: words } } } }))).toEqual([])
})

test.each([
  ['no JSON', '{', ['not-json ']],
  [
    'a reference elsewhere',
    aFormFile({ a: { $ref: 'https://example.org/x' } as never }),
    ['shape /schema/properties/a'],
  ],
  [
    'a keyword outside the part',
    aFormFile({ a: { patternProperties: {} } as never }),
    ['shape /schema/properties/a'],
  ],
  ['a sentence in one language', aFormFile({ a: { ui: { label: { zh: 'x' } } } }), ['shape /ui/a/label']],
  ['text without an end', aFormFile({ a: { maxLength: undefined as never } }), ['unbounded a']],
  ['a list without an end', aFormFile({ a: { type: 'array', items: { type: 'string' } } }), ['unbounded a']],
  ['a choice without words', aFormFile({ a: { enum: ['x'] } }), ['choices a']],
  ['yes and no without words', aFormFile({ a: { type: 'boolean' } }), ['choices a']],
  [
    'a condition on what comes later',
    aFormFile({ a: { ui: { shownWhen: { field: 'b', is: 1 } } }, b: {} }),
    ['condition a'],
  ],
  [
    'a limit that is no field',
    aFormFile({ a: { format: 'civil-date', 'x-after': 'nothing' } }),
    ['refers a'],
  ],
  [
    'a field on no page',
    { ...aFormFile({ a: {}, b: {} }), pages: [{ key: 'one', title: words, fields: ['a'] }] },
    ['page b'],
  ],
  [
    'one step with four questions',
    aFormFile({ a: {}, b: {}, c: {}, d: {} }, { oneStep: true }),
    ['one-step '],
  ],
])('%s cannot', (_, file, expected) => {
  expect(found(file)).toEqual(expected)
})

test.each(['(a+)+$', '^(a|b)*$', '^(?=a)b$', '^(a)\\1$', '^a+b+c+$', '^[a$', 'abc'])(
  'the pattern %s is not tame',
  (pattern) => {
    expect(found(aFormFile({ a: { pattern } }))).toEqual(['pattern a'])
  },
)

test.each(['^[A-Z]{2}\\d{4}$', '^(?:a|b)-?\\d+$', '^\\d{1,4}(\\.\\d{1,2})?$'])(
  'the pattern %s is',
  (pattern) => {
    expect(found(aFormFile({ a: { pattern } }))).toEqual([])
  },
)
