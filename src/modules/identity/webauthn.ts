import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { challengeLifeMs, type Passkey, type RelyingParty, userHandleOf } from './passkey.ts'
import { hashToken } from './session-token.ts'

/** What goes to the browser, and the hash by which the answer finds its challenge. */
export interface Asked {
  readonly options: Readonly<Record<string, unknown>>
  readonly challengeHash: string
}

const asked = (options: { readonly challenge: string }): Asked => ({
  options: { ...options },
  challengeHash: hashToken(options.challenge),
})

/** Asks for a new passkey: discoverable, and one that checks who holds it (finger, face, PIN). */
export const askForNew = async (
  party: RelyingParty,
  person: { readonly handle: string; readonly name: string },
  have: readonly Passkey[],
): Promise<Asked> =>
  asked(
    await generateRegistrationOptions({
      rpName: '通办 Tongban',
      rpID: party.id,
      userName: person.name,
      userDisplayName: person.name,
      userID: userHandleOf(person.handle),
      timeout: challengeLifeMs,
      attestationType: 'none',
      excludeCredentials: have.map(({ id, transports }) => ({ id, transports: [...transports] })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    }),
  )

/** Asks for a signature. Nobody's passkeys are named to somebody who has not signed in. */
export const askForProof = async (party: RelyingParty, of: readonly Passkey[]): Promise<Asked> =>
  asked(
    await generateAuthenticationOptions({
      rpID: party.id,
      timeout: challengeLifeMs,
      userVerification: 'required',
      allowCredentials: of.map(({ id, transports }) => ({ id, transports: [...transports] })),
    }),
  )

interface Answered<Response> {
  readonly response: Response
  readonly challenge: string
  readonly challengeHash: string
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** The browser's answer, if it is one at all; what is in it is believed only after its verification. */
export const readAnswer = <R extends RegistrationResponseJSON | AuthenticationResponseJSON>(
  typed: string,
): Answered<R> | undefined => {
  try {
    const response = JSON.parse(typed) as R
    const client = JSON.parse(
      Buffer.from(response.response.clientDataJSON, 'base64url').toString('utf8'),
    ) as {
      challenge?: unknown
    }
    if (!isText(client.challenge) || !isText(response.id) || response.id.length > 1_400) return undefined
    return { response, challenge: client.challenge, challengeHash: hashToken(client.challenge) }
  } catch {
    return undefined
  }
}

/** The new passkey's public half, if the answer is right for this challenge, origin and host. */
export const verifyNew = async (
  party: RelyingParty,
  { response, challenge }: Answered<RegistrationResponseJSON>,
): Promise<Pick<Passkey, 'id' | 'publicKey' | 'counter' | 'transports' | 'backedUp'> | undefined> => {
  const result = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!result?.verified) return undefined
  const { credential, credentialBackedUp } = result.registrationInfo
  return {
    id: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: (credential.transports ?? []).filter((t) => /^[a-z-]{1,20}$/.test(t)).slice(0, 8),
    backedUp: credentialBackedUp,
  }
}

/**
 * The passkey's new counter, if its signature is right. A counter that does not rise where it should is a copied
 * authenticator, and refused like a wrong signature (W3C WebAuthn 3, §7.2 step 22).
 */
export const verifyProof = async (
  party: RelyingParty,
  passkey: Passkey,
  { response, challenge }: Answered<AuthenticationResponseJSON>,
): Promise<number | undefined> => {
  const { userHandle } = response.response
  if (userHandle && userHandle !== Buffer.from(userHandleOf(passkey.account)).toString('base64url'))
    return undefined
  const result = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: passkey.counter,
      transports: [...passkey.transports],
    },
    requireUserVerification: true,
  }).catch(() => undefined)
  return result?.verified ? result.authenticationInfo.newCounter : undefined
}
