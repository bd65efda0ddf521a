import { Type } from 'typebox'

export const LanguageInput = Type.Union([Type.Literal('zh'), Type.Literal('en')])

/** What a page needs to go on after a sign-in: which house, and whether the post waits for a second factor. */
export const SignedIn = Type.Object({
  kind: Type.Union([Type.Literal('resident'), Type.Literal('official')]),
  secondFactorDue: Type.Boolean(),
})
