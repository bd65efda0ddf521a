import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import type { RegisterStore } from '../register.store.ts'

/** Is there anybody in the population register at all? */
export const holdsPeople = query<RegisterStore>()({
  name: 'register.holds-people',
  unscoped: "Whether there is a register at all is nobody's data.",
  input: Type.Object({}),
  may: 'public',
  run: (_input, { store }): Promise<boolean> => store.holdsPeople(),
})
