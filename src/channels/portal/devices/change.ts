import { Type } from 'typebox'
import type { MyFactors } from '../../../modules/identity/index.ts'
import { redirect } from '../../../platform/http/page.ts'

/** Where one goes on after a factor was added: a journey that waits for it. */
export const onward = Type.Object({
  to: Type.Optional(Type.String({ maxLength: 2000 })),
  post: Type.Optional(Type.Literal('1')),
})

/** To the proof that is needed first, and back to `url`; nothing when it is there. */
export const proofFirst = (mine: MyFactors, url: string) =>
  mine.mayChange ? undefined : redirect(`/sign-in/second-factor?${new URLSearchParams({ to: url })}`)
