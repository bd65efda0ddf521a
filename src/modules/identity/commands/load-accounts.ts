import { Type } from 'typebox'
import type { AssuranceLevel } from '../../../kernel/actor.ts'
import { command } from '../../../kernel/operation.ts'
import { mayKeep } from '../identity.policy.ts'
import type { IdentityStore } from '../identity.store.ts'

/** Takes in sample accounts, and those that the sign-in page offers. */
export const loadSampleAccounts = command<IdentityStore>()({
  name: 'identity.load-sample-accounts',
  input: Type.Object({
    accounts: Type.Array(
      Type.Object({
        personId: Type.String(),
        name: Type.String(),
        level: Type.Unsafe<AssuranceLevel>(Type.Integer({ minimum: 0, maximum: 4 })),
        language: Type.Union([Type.Literal('zh'), Type.Literal('en')]),
        phone: Type.Optional(Type.String()),
      }),
      { minItems: 1 },
    ),
    offered: Type.Array(
      Type.Object({
        personId: Type.String(),
        audience: Type.Union([
          Type.Literal('resident'),
          Type.Literal('enterprise'),
          Type.Literal('official'),
        ]),
        about: Type.Object({ zh: Type.String(), en: Type.String() }),
      }),
      { minItems: 1 },
    ),
  }),
  output: Type.Object({ accounts: Type.Integer() }),
  may: mayKeep,
  run: ({ accounts, offered }, _found, { store, write }) => {
    write(store.addAccounts(accounts.map((a) => ({ ...a, sample: true }))))
    write(store.addSamplePersons(offered))
    return { accounts: accounts.length }
  },
})
