import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { Browser } from '../browser.ts'
import { maySignInAsSample } from '../identity.policy.ts'
import type { IdentityStore } from '../identity.store.ts'
import { openSession } from '../open-session.ts'
import { TokenHash } from '../session-token.ts'
import { LanguageInput, SignedIn } from './shapes.ts'

/** Opens a session for a sample person: officials in their first post, others for themselves. */
export const signInAsSample = command<IdentityStore>()({
  name: 'identity.sign-in-as-sample',
  unscoped: 'Nobody is known yet: in the sample province one becomes whom one chooses.',
  input: Type.Object({
    personId: Type.String({ maxLength: 64 }),
    tokenHash: TokenHash,
    language: Type.Optional(LanguageInput),
    browser: Type.Optional(Browser),
  }),
  output: SignedIn,
  load: ({ personId }, { store }) =>
    store.sample() ? store.findAccount(personId) : Promise.resolve(undefined),
  see: maySignInAsSample,
  may: maySignInAsSample,
  run: ({ tokenHash, language, browser }, account, work) =>
    openSession(work, account, { tokenHash, proofs: ['sample'], browser, language }),
})
