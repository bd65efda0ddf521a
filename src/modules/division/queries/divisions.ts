import { Type } from 'typebox'
import type { DivisionCode } from '../../../kernel/division-code.ts'
import { query } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import type { DivisionStore } from '../division.store.ts'
import { type Division, scorerFor } from '../division.ts'

const Code = Type.String({ pattern: '^\\d{12}$' })
const byCode = Type.Object({ code: Code })

/** The division with this code of 12 digits, or undefined. */
export const findDivision = query<DivisionStore>()({
  name: 'division.find-division',
  input: byCode,
  may: 'public',
  run: async ({ code }, { store }): Promise<Division | undefined> =>
    (await store.tree()).byCode.get(code as DivisionCode),
})

/** The division with this code of 12 digits; 404 where there is none. */
export const getDivision = query<DivisionStore>()({
  name: 'division.get-division',
  input: byCode,
  may: 'public',
  run: async ({ code }, { store }): Promise<Division> => {
    const division = (await store.tree()).byCode.get(code as DivisionCode)
    if (!division) throw notFound()
    return division
  },
})

/** The divisions directly below, by code; without a code, the provinces. */
export const listDivisionChildren = query<DivisionStore>()({
  name: 'division.list-division-children',
  input: Type.Object({ code: Type.Optional(Code) }),
  may: 'public',
  run: async ({ code }, { store }): Promise<readonly Division[]> =>
    (await store.tree()).below.get(code as DivisionCode | undefined) ?? [],
})

/** The way down to this division, province first, itself last; empty for an unknown code. */
export const getLineage = query<DivisionStore>()({
  name: 'division.get-lineage',
  input: byCode,
  may: 'public',
  run: async ({ code }, { store }): Promise<readonly Division[]> => {
    const { byCode } = await store.tree()
    const lineage: Division[] = []
    for (let at = byCode.get(code as DivisionCode); at; at = at.parent && byCode.get(at.parent))
      lineage.unshift(at)
    return lineage
  },
})

/** Divisions by what people type: Chinese, pinyin, English or the beginning of a code; the best first. */
export const searchDivisions = query<DivisionStore>()({
  name: 'division.search-divisions',
  input: Type.Object({
    text: Type.String({ maxLength: 60 }),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  }),
  may: 'public',
  run: async ({ text, limit = 20 }, { store }): Promise<readonly Division[]> => {
    const score = scorerFor(text)
    const scored = (await store.tree()).findable
      .map((one) => ({ division: one.division, score: score(one) }))
      .filter((one) => one.score > 0)
    scored.sort((a, b) => b.score - a.score || (a.division.code < b.division.code ? -1 : 1))
    return scored.slice(0, limit).map((s) => s.division)
  },
})
