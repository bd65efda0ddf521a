import fc from 'fast-check'
import { unaryTest } from 'feelin'
import { describe, expect, it, test } from 'vitest'
import type { CivilDate } from '../../kernel/civil-date.ts'
import { cellHolds, readCell } from './cell.ts'
import { checkTable } from './check-table.ts'
import { decide, neededFacts } from './decide.ts'
import { factsOf } from './facts.ts'
import { aTable, catalogueTable } from './testing.ts'

const today = '2026-11-22' as CivilDate
const fact = (field: string, value: unknown) => ({ field, value })

describe('senior card', () => {
  const outcome = async (birthDate: unknown, division: unknown) => {
    const facts = [fact('person.birthDate', birthDate), fact('person.householdDivision', division)]
    return decide(await catalogueTable('senior-card'), factsOf({ facts, answers: {}, today }))
  }

  it('is granted on the sixtieth birthday, and says why', async () => {
    const decided = await outcome('1966-11-22', '450721101202')
    expect(decided).toMatchObject({ outcome: 'grant', missing: [], version: 1 })
    expect(decided.trace[0]).toMatchObject({
      rule: 'of-age-and-local',
      because: [
        { zh: '年龄（周岁）：60（≥ 60）', en: 'Age in full years: 60 (≥ 60)' },
        { zh: '户籍所在省：广西', en: 'Province of the household: Guangxi' },
      ],
    })
    expect(decided.trace[0]?.clause.zh).toContain('第二条')
  })
  it('goes to an official the day before, with the ground', async () => {
    expect(await outcome('1966-11-23', '450721101202')).toMatchObject({
      outcome: 'to-official',
      trace: [{ rule: 'not-of-age' }],
    })
  })
  it('is looked at by an official for a household elsewhere', async () => {
    const decided = await outcome('1950-01-01', '440100000000')
    expect(decided.outcome).toBe('refer')
    expect(decided.trace[0]?.because[1]?.en).toBe('Province of the household: 44 (≠ Guangxi)')
  })
  it('names what is missing, and only that', async () => {
    expect(await outcome(null, '450721101202')).toMatchObject({
      outcome: undefined,
      missing: ['person.birthDate'],
    })
    expect(await outcome('1950-01-01', undefined)).toMatchObject({
      outcome: undefined,
      missing: ['person.householdDivision'],
    })
    expect(await outcome('1990-01-01', undefined)).toMatchObject({ outcome: 'to-official' })
    expect(await outcome('long ago', '450721101202')).toMatchObject({ missing: ['person.birthDate'] })
  })
  it('says which facts to fetch', async () => {
    expect(neededFacts(await catalogueTable('senior-card'))).toEqual([
      'person.birthDate',
      'person.householdDivision',
    ])
  })
})

describe('subsistence allowance', () => {
  test.each([
    ['rural', 621, false, 'to-official', 'rural-above-line'],
    ['urban', 621, false, 'refer', 'below-line'],
    ['urban', 840.01, false, 'to-official', 'urban-above-line'],
    ['rural', 620, true, 'to-official', 'vehicle'],
  ])('%s, %d yuan, vehicle %s: %s', async (kind, income, hasVehicle, outcome, rule) => {
    const facts = [fact('household.kind', kind), fact('household.incomePerPerson', income)]
    const decided = decide(
      await catalogueTable('subsistence-allowance'),
      factsOf({ facts, answers: { hasVehicle }, today }),
    )
    expect(decided).toMatchObject({ outcome, trace: [{ rule }] })
  })
})

test.each([
  ['2023-11-23', false, 'refer'],
  ['2023-11-22', false, 'to-official'],
  ['2026-11-21', true, 'to-official'],
])('childcare allowance for a child born on %s, claimed elsewhere %s: %s', async (born, claimed, outcome) => {
  const answers = { childBirthDate: born, claimedElsewhere: claimed }
  const decided = decide(await catalogueTable('childcare-allowance'), factsOf({ facts: [], answers, today }))
  expect(decided.outcome).toBe(outcome)
})

describe('expressions over facts', () => {
  const value = (expression: string, facts: Record<string, unknown>) => {
    const table = aTable('FIRST', { [expression]: 'number' }, ['>= 100', 'grant'], ['-', 'refer'])
    const { outcome, missing } = decide(table, facts)
    return outcome ?? missing
  }
  const members = [{ income: 50 }, { income: 170 }]

  it('adds up and divides, reaching into repeat groups', () => {
    expect(
      value('sum(answers.members.income) / (count(answers.members) + 0)', { 'answers.members': members }),
    ).toBe('grant')
    expect(value('1 + 2 * 49', {})).toBe('refer')
    expect(value('(1 + 1) * 50', {})).toBe('grant')
    expect(value('count(answers.members)', { 'answers.members': [] })).toBe('refer')
  })
  it('never guesses', () => {
    expect(value('a / b', { a: 1, b: 0 })).toEqual(['a / b'])
    expect(value('sum(m.income)', { m: [{ income: 1 }, {}] })).toEqual(['m.income'])
    expect(value('a', { a: '100' })).toEqual(['a'])
    expect(value('constructor', {})).toEqual(['constructor'])
  })
})

describe('what can be published', () => {
  const found = (...row: Parameters<typeof aTable>) =>
    checkTable(aTable(...row)).map((f) => `${f.code} ${f.at}`)

  it('finds overlaps, gaps and hidden rules exactly', () => {
    expect(found('UNIQUE', { a: 'number' }, ['< 60', 'refer'], ['>= 60', 'grant'])).toEqual([])
    expect(found('UNIQUE', { a: 'number' }, ['<= 60', 'refer'], ['>= 60', 'grant'])).toEqual(['overlap r2'])
    expect(found('UNIQUE', { a: 'number' }, ['< 60', 'refer'], ['> 60', 'grant'])).toEqual(['gap '])
    expect(found('FIRST', { a: 'number' }, ['> 5', 'refer'], ['> 6', 'grant'], ['-', 'refer'])).toEqual([
      'never-first r2',
    ])
    expect(found('UNIQUE', { a: 'string' }, ['"x"', 'grant'], ['not("x","y")', 'refer'])).toEqual(['gap '])
    expect(found('UNIQUE', { a: 'boolean' }, ['true', 'grant'], ['false', 'refer'])).toEqual([])
  })
  it('refuses cells and expressions that do not read or do not fit', () => {
    expect(found('FIRST', { a: 'number' }, ['>= =3', 'grant'], ['-', 'refer'])).toEqual(['bad-cell r1'])
    expect(found('FIRST', { a: 'number' }, ['"x"', 'grant'], ['-', 'refer'])).toEqual(['wrong-type r1'])
    expect(found('FIRST', { 'a +': 'number' }, ['-', 'grant'])).toEqual(['bad-expression '])
    expect(found('FIRST', { a: 'number' }, ['-', '-', 'grant'])).toEqual(['bad-cell r1'])
  })
})

test('cells agree with a full FEEL engine', () => {
  const n = fc.integer({ min: -9, max: 9 }).map((i) => i / 2)
  const s = fc.constantFrom('"a"', '"b"', '"企业"')
  const number = fc.oneof(
    n.map(String),
    fc.tuple(fc.constantFrom('<', '<=', '>', '>='), n).map(([sign, at]) => `${sign} ${at}`),
    fc
      .tuple(fc.constantFrom('[', '(', ']'), n, n, fc.constantFrom(']', ')', '['))
      .map(([open, a, b, close]) => `${open}${Math.min(a, b)}..${Math.max(a, b)}${close}`),
  )
  const several = (piece: fc.Arbitrary<string>) =>
    fc.array(piece, { minLength: 1, maxLength: 3 }).map((p) => p.join(', '))
  const negated = (cells: fc.Arbitrary<string>) =>
    fc.tuple(cells, fc.boolean()).map(([cell, not]) => (not ? `not(${cell})` : cell))
  const cases = fc.oneof(
    fc.tuple(negated(several(number)), n as fc.Arbitrary<number | string>),
    fc.tuple(negated(several(s)), fc.constantFrom('a', 'b', '企业', 'c') as fc.Arbitrary<number | string>),
  )
  fc.assert(
    fc.property(cases, ([text, value]) => {
      const cell = readCell(text)
      expect(cell && cellHolds(cell, value)).toBe(unaryTest(text, { '?': value }).value)
    }),
    { numRuns: 150 },
  )
})
