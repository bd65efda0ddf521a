import { Type } from 'typebox'
import { type DivisionCode, divisionLevel } from '../../../kernel/division-code.ts'
import { command } from '../../../kernel/operation.ts'
import { mayLoad } from '../division.policy.ts'
import type { DivisionStore } from '../division.store.ts'
import { parentCode } from '../division.ts'

const Row = Type.Object({
  code: Type.String({ pattern: '^\\d{12}$' }),
  name: Type.String({ minLength: 1 }),
  pinyin: Type.String(),
  en: Type.Optional(Type.String()),
})

/** Adds the divisions of a province, or renames those that are there. */
export const loadDivisions = command<DivisionStore>()({
  name: 'division.load-divisions',
  input: Type.Object({ divisions: Type.Array(Row, { minItems: 1 }) }),
  output: Type.Object({ divisions: Type.Integer() }),
  may: mayLoad,
  run: ({ divisions }, _found, { store, write }) => {
    write(
      store.load(
        divisions.map(({ code, name, pinyin, en }) => ({
          code: code as DivisionCode,
          name: en === undefined ? { zh: name } : { zh: name, en },
          level: divisionLevel(code as DivisionCode),
          parent: parentCode(code as DivisionCode),
          pinyin,
        })),
      ),
    )
    return { divisions: divisions.length }
  },
})
