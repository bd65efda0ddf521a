import { confirmPerson, holdsPeople } from '../../register/index.ts'
import type { RealNameSource } from '../ports.ts'

/** Our own population register. */
export const ownRegister: RealNameSource = {
  check: async (claim, work) => (await work.do(confirmPerson, claim)).person ?? undefined,
  holdsPeople: (work) => work.ask(holdsPeople, {}),
}
