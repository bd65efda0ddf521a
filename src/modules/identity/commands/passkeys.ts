import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { Browser } from '../browser.ts'
import { mayChangeFactors, mayTrySignIn, mayUseSession } from '../factors.policy.ts'
import { loadOwn, type OwnSession, tellOfChange } from '../factors.ts'
import type { IdentityStore } from '../identity.store.ts'
import { addProof, openSession } from '../open-session.ts'
import { type Challenge, challengeLifeMs, type Passkey, type Purpose } from '../passkey.ts'
import { TokenHash } from '../session-token.ts'
import { askForNew, askForProof, readAnswer, verifyNew, verifyProof } from '../webauthn.ts'
import { FactorProven, LanguageInput } from './shapes.ts'

/** The browser's answer as JSON text; what is in it is judged by the verification. */
const Credential = Type.String({ maxLength: 20_000 })
export const FactorName = Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' })
const Options = Type.Object({ options: Type.Unsafe<Readonly<Record<string, unknown>>>(Type.Object({})) })
const mostPasskeys = 10

/** Gives out a challenge for signing in; nobody's passkeys are named, so it tells nothing of who has an account. */
export const askToSignInByPasskey = command<IdentityStore>()({
  name: 'identity.ask-to-sign-in-by-passkey',
  input: Type.Object({}),
  output: Options,
  may: mayTrySignIn,
  run: async (_input, _found, { store, write, now }) => {
    const { options, challengeHash } = await askForProof(store.passkeys.relyingParty(), [])
    write(
      store.passkeys.ask({
        challengeHash,
        purpose: 'sign-in',
        personId: undefined,
        sessionId: undefined,
        expiresAt: new Date(now.getTime() + challengeLifeMs),
      }),
    )
    return { options }
  },
})

/** Gives out a challenge to a signed-in person: to prove themselves again, or for a new passkey. */
export const askForPasskey = command<IdentityStore>()({
  name: 'identity.ask-for-passkey',
  input: Type.Object({
    tokenHash: TokenHash,
    purpose: Type.Union([Type.Literal('prove'), Type.Literal('add')]),
  }),
  output: Options,
  load: ({ tokenHash }, { store }) => store.findSession(tokenHash),
  see: mayUseSession,
  may: mayUseSession,
  run: async ({ purpose }, session, { store, write, now }) => {
    const party = store.passkeys.relyingParty()
    const have = await store.passkeys.listOf(session.account.personId)
    if (purpose === 'prove' && have.length === 0) throw new Problem('identity.no-passkey', 409)
    const { options, challengeHash } =
      purpose === 'add' ? await askForNew(party, session.account, have) : await askForProof(party, have)
    write(
      store.passkeys.ask({
        challengeHash,
        purpose,
        personId: session.account.personId,
        sessionId: session.id,
        expiresAt: new Date(now.getTime() + challengeLifeMs),
      }),
    )
    return { options }
  },
})

/** The challenge an answer belongs to, if it was given out for this and its time is not over. */
const findWaiting = async (
  store: IdentityStore,
  challengeHash: string | undefined,
  now: Date,
  purpose: Purpose,
  sessionId?: string,
): Promise<Challenge | undefined> => {
  const challenge = challengeHash ? await store.passkeys.findChallenge(challengeHash) : undefined
  const fits =
    challenge?.purpose === purpose && challenge.sessionId === sessionId && challenge.expiresAt > now
  return fits ? challenge : undefined
}

interface Judged {
  readonly challenge?: Challenge | undefined
  readonly passkey?: Passkey | undefined
  readonly counter?: number | undefined
}

/** Whose passkey signed a challenge that was given out for this; a counter only when everything is right. */
const judge = async (
  store: IdentityStore,
  typed: string,
  now: Date,
  purpose: Purpose,
  sessionId?: string,
): Promise<Judged> => {
  const answer = readAnswer<AuthenticationResponseJSON>(typed)
  const challenge = await findWaiting(store, answer?.challengeHash, now, purpose, sessionId)
  const passkey = answer && challenge ? await store.passkeys.find(answer.response.id) : undefined
  if (!answer || !passkey) return { challenge }
  return { challenge, passkey, counter: await verifyProof(store.passkeys.relyingParty(), passkey, answer) }
}

/** Signs in with a passkey alone: it says which account, and that its holder is there. */
export const signInByPasskey = command<IdentityStore>()({
  name: 'identity.sign-in-by-passkey',
  unscoped: 'Nobody is known yet: the passkey says who it is.',
  input: Type.Object({
    credential: Credential,
    tokenHash: TokenHash,
    browser: Type.Optional(Browser),
    language: Type.Optional(LanguageInput),
  }),
  output: FactorProven,
  may: mayTrySignIn,
  run: async ({ credential, tokenHash, browser, language }, _found, work) => {
    const { store, write, now, note, refuse } = work
    const { challenge, passkey, counter } = await judge(store, credential, now, 'sign-in')
    if (challenge) write(store.passkeys.consume(challenge.challengeHash))
    const account = passkey && counter !== undefined ? await store.findAccount(passkey.personId) : undefined
    if (!passkey || counter === undefined || !account) {
      refuse('identity.passkey-not-proven')
      return { proven: false as const }
    }
    note({ personId: account.personId })
    write(store.passkeys.use(passkey, counter, now))
    const opened = await openSession(work, account, { tokenHash, proofs: ['passkey'], browser, language })
    return { proven: true as const, as: opened }
  },
})

/** Proves oneself again in a session: as second factor, for level 4, or for what needs a fresh proof. */
export const proveByPasskey = command<IdentityStore>()({
  name: 'identity.prove-by-passkey',
  input: Type.Object({
    tokenHash: TokenHash,
    newTokenHash: TokenHash,
    credential: Credential,
    /** Go on in the post for which this proof was asked. */
    takePost: Type.Optional(Type.Boolean()),
  }),
  output: FactorProven,
  load: ({ tokenHash }, { store }) => store.findSession(tokenHash),
  see: mayUseSession,
  may: mayUseSession,
  run: async ({ newTokenHash, credential, takePost }, session, work) => {
    const { store, write, now, refuse } = work
    const { challenge, passkey, counter } = await judge(store, credential, now, 'prove', session.id)
    if (challenge) write(store.passkeys.consume(challenge.challengeHash))
    if (!passkey || counter === undefined || passkey.personId !== session.account.personId) {
      refuse('identity.passkey-not-proven')
      return { proven: false as const }
    }
    write(store.passkeys.use(passkey, counter, now))
    const opened = await addProof(work, session, { newTokenHash, proof: 'passkey', takePost })
    return { proven: true as const, as: opened }
  },
})

/** Takes in a new passkey. */
export const addPasskey = command<IdentityStore>()({
  name: 'identity.add-passkey',
  input: Type.Object({
    tokenHash: TokenHash,
    newTokenHash: TokenHash,
    credential: Credential,
    name: FactorName,
    takePost: Type.Optional(Type.Boolean()),
  }),
  output: FactorProven,
  load: loadOwn,
  see: mayUseSession.of(({ session }: OwnSession) => session),
  may: mayChangeFactors.of(({ standing }: OwnSession) => standing),
  run: async ({ newTokenHash, credential, name, takePost }, { session }, work) => {
    const { store, write, now, refuse } = work
    const { personId } = session.account
    const answer = readAnswer<RegistrationResponseJSON>(credential)
    const challenge = await findWaiting(store, answer?.challengeHash, now, 'add', session.id)
    if (challenge) write(store.passkeys.consume(challenge.challengeHash))
    const made = answer && challenge ? await verifyNew(store.passkeys.relyingParty(), answer) : undefined
    const known = made ? await store.passkeys.find(made.id) : undefined
    if (!made || known) {
      refuse('identity.passkey-not-proven')
      return { proven: false as const }
    }
    if ((await store.passkeys.listOf(personId)).length >= mostPasskeys)
      throw new Problem('identity.too-many-factors', 409, { values: { most: mostPasskeys } })
    write(store.passkeys.add({ ...made, personId, name: name.trim(), addedAt: now, usedAt: undefined }))
    await tellOfChange(work, personId, 'passkey-added', { name: name.trim() })
    // making it was proving it: the same person, the same device, a signature over our challenge
    const opened = await addProof(work, session, { newTokenHash, proof: 'passkey', takePost })
    return { proven: true as const, as: opened }
  },
})

const loadMine = async (
  { tokenHash, passkeyId }: { readonly tokenHash: string; readonly passkeyId: string },
  reading: Parameters<typeof loadOwn>[1],
) => {
  const own = await loadOwn({ tokenHash }, reading)
  const passkey = own && (await reading.store.passkeys.find(passkeyId))
  return own && passkey?.personId === own.session.account.personId ? { ...own, passkey } : undefined
}

/** Gives a passkey of mine another name. */
export const renamePasskey = command<IdentityStore>()({
  name: 'identity.rename-passkey',
  input: Type.Object({
    tokenHash: TokenHash,
    passkeyId: Type.String({ maxLength: 1_400 }),
    name: FactorName,
  }),
  output: Type.Object({}),
  load: loadMine,
  see: mayUseSession.of(({ session }: OwnSession) => session),
  may: mayUseSession.of(({ session }: OwnSession) => session),
  run: ({ name }, { passkey }, { store, write }) => {
    write(store.passkeys.rename(passkey.id, name.trim()))
    return {}
  },
})

/** Removes a passkey of mine; what may have been opened with it ends. */
export const removePasskey = command<IdentityStore>()({
  name: 'identity.remove-passkey',
  input: Type.Object({ tokenHash: TokenHash, passkeyId: Type.String({ maxLength: 1_400 }) }),
  output: Type.Object({}),
  load: loadMine,
  see: mayUseSession.of(({ session }: OwnSession) => session),
  may: mayChangeFactors.of(({ standing }: OwnSession) => standing),
  run: async (_input, { session, passkey }, work) => {
    const { store, write } = work
    const { personId } = session.account
    write(store.passkeys.remove(passkey.id))
    const left =
      (await store.totp.listOf(personId)).length + (await store.passkeys.listOf(personId)).length - 1
    if (left === 0) write(store.totp.removeRecoveryHashes(personId))
    write(store.endSessions(personId, { except: session.tokenHash }))
    await tellOfChange(work, personId, 'passkey-removed', { name: passkey.name })
    return {}
  },
})
