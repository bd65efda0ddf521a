import { type Static, Type } from 'typebox'

export const LanguageInput = Type.Union([Type.Literal('zh'), Type.Literal('en')])

/** A code as it was typed: full-width digits and spaces are taken. */
export const Digits = Type.String({ minLength: 1, maxLength: 20 })
export const PasswordInput = Type.String({ minLength: 1, maxLength: 200 })

const signedIn = {
  kind: Type.Union([Type.Literal('resident'), Type.Literal('official')]),
  secondFactorDue: Type.Boolean(),
}

/** What a page needs to go on after a sign-in: which house, and whether the post waits for a second factor. */
export const SignedIn = Type.Object(signedIn)

/** What became of a try. Only `right` opened anything; `wait`: too many, come back after so many seconds. */
export const Tried = Type.Object({
  outcome: Type.Union([
    Type.Literal('right'),
    Type.Literal('wrong'),
    Type.Literal('over'),
    Type.Literal('wait'),
  ]),
  waitSeconds: Type.Integer(),
  ...signedIn,
})

/** Nothing was opened. */
export const notOpened = (outcome: 'wrong' | 'over' | 'wait', waitSeconds = 0): Static<typeof Tried> => ({
  outcome,
  waitSeconds,
  kind: 'resident',
  secondFactorDue: false,
})

/** What became of proving oneself again in a session. */
export const Proven = Type.Object({
  outcome: Tried.properties.outcome,
  waitSeconds: Type.Integer(),
})

/** What came of a proof by a factor. Why not is nobody's business but the audit's. */
export const FactorProven = Type.Union([
  Type.Object({ proven: Type.Literal(true), as: SignedIn }),
  Type.Object({ proven: Type.Literal(false) }),
])
