import { randomBytes } from 'node:crypto'
import { Type } from 'typebox'
import type { AssuranceLevel, Official, Resident } from '../../../kernel/actor.ts'
import { command, type Reading, type Work } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { sidOf } from '../adapters/subjects.ts'
import { maySignOn } from '../client.policy.ts'
import type { ClientStore } from '../client.store.ts'
import { acrOf, methodsOf, type RegisteredSystem, type SignOn } from '../client.ts'
import { ownSession, TokenHash } from '../own-session.ts'
import type { Answerable } from '../sign-on.store.ts'
import { type Asked, askedBy, notBefore } from '../sign-on-request.ts'

const Answer = { allow: Type.Boolean(), tokenHash: TokenHash }

/** The session somebody answers in, as it stands now. */
interface OwnSession {
  readonly id: string
  readonly account: string
  readonly actor: Resident | Official
  readonly methods: readonly string[]
  readonly provenAt: Date
}

const sessionOf = async (
  tokenHash: string,
  { actor, ask, now }: Reading<ClientStore>,
): Promise<OwnSession | undefined> => {
  if (actor.kind !== 'resident' && actor.kind !== 'official') return undefined
  const session = await ownSession(tokenHash, ask)
  const last = session?.proofs.at(-1)
  return (
    session && {
      id: session.id,
      account: session.account,
      actor,
      methods: methodsOf(session.proofs),
      provenAt: last ? new Date(last.at) : now,
    }
  )
}

interface Found {
  readonly artefact: Answerable
  readonly asked: Asked
  readonly session: OwnSession
}

/** The request and the session of the asking person: without one of their own there is nothing to answer. */
const found = async (
  artefact: Answerable | undefined,
  tokenHash: string,
  reading: Reading<ClientStore>,
): Promise<Found | undefined> => {
  const asked = artefact && (await askedBy(artefact.payload, reading))
  const session = await sessionOf(tokenHash, reading)
  return artefact && asked && session && { artefact, asked, session }
}

const grantDays = 1

/** The sign-on of this capacity of this session, made or brought up to date. */
const standing = async (session: OwnSession, work: Work<ClientStore>): Promise<Omit<SignOn, 'endedAt'>> => {
  const { store, write, now } = work
  const known = await store.findStanding(session.id, session.actor)
  const signOn = {
    id: known?.id ?? work.newId<'sign-on'>(),
    personId: session.actor.personId as string,
    account: session.account,
    sessionId: session.id,
    capacity: session.actor,
    level: session.actor.level as AssuranceLevel,
    methods: session.methods,
    provenAt: session.provenAt,
  }
  write(known ? store.renewSignOn(signOn) : store.openSignOn(signOn, now))
  return signOn
}

/** Everything that lets a system have what was asked for: sign-on, entry, and the provider's grant. */
const allow = async (
  system: RegisteredSystem,
  { passed, refused }: Pick<Asked, 'passed' | 'refused'>,
  session: OwnSession,
  work: Work<ClientStore>,
): Promise<{ signOn: Omit<SignOn, 'endedAt'>; grantId: string }> => {
  const { store, write, now, note } = work
  const signOn = await standing(session, work)
  const grantId = randomBytes(32).toString('base64url')
  // the provider goes by the clock of the machine
  const issued = Math.floor(Date.now() / 1000)
  const endsAt = issued + grantDays * 86_400
  write(
    store.enter(signOn.id, system.id, grantId, passed, now),
    store.addGrant(
      grantId,
      {
        kind: 'Grant',
        jti: grantId,
        iat: issued,
        exp: endsAt,
        accountId: signOn.id,
        clientId: system.id,
        openid: { scope: passed.join(' ') },
        ...(refused.length > 0 ? { rejected: { openid: { scope: refused.join(' ') } } } : {}),
      },
      new Date(endsAt * 1000),
    ),
  )
  note({ clientId: system.id, signOnId: signOn.id, passed: passed.join(' ') })
  return { signOn, grantId }
}

const check = ({ artefact, asked, session }: Found): void => {
  if (artefact.answered) throw new Problem('client.answered-already', 409)
  if (session.actor.level < asked.level)
    throw new Problem('step-up-needed', 403, { values: { level: asked.level } })
}

const secondsOf = (at: Date): number => Math.floor(at.getTime() / 1000)

/** A person allows a system to know who they are, or refuses. The browser goes on to `returnTo`. */
export const answerSignOn = command<ClientStore>()({
  name: 'client.answer-sign-on',
  input: Type.Object({ uid: Type.String({ minLength: 10, maxLength: 100 }), ...Answer }),
  output: Type.Object({ returnTo: Type.String() }),
  load: async ({ uid, tokenHash }, reading) =>
    found(await reading.store.findInteraction(uid), tokenHash, reading),
  may: maySignOn,
  run: async ({ allow: allowed }, of, work) => {
    const { artefact, asked, session } = of
    check(of)
    const fresh = notBefore(artefact.payload)
    if (allowed && fresh && session.provenAt < fresh) throw new Problem('sign-in-needed', 401)
    let result: object = { error: 'access_denied', error_description: 'the person refused' }
    if (allowed) {
      const { signOn, grantId } = await allow(asked.system, asked, session, work)
      const login = {
        accountId: signOn.id,
        acr: acrOf(signOn.level),
        amr: signOn.methods,
        remember: false,
        ts: secondsOf(signOn.provenAt),
      }
      result = { login, consent: { grantId } }
    } else work.note({ clientId: asked.system.id, answer: 'refused' })
    work.write(work.store.answer('Interaction', artefact, { ...artefact.payload, result }, work.now))
    const { pathname, search } = new URL(String(artefact.payload.returnTo))
    return { returnTo: pathname + search }
  },
})

/** The same for a device that shows a code: the code typed here is the device's. */
export const answerDevice = command<ClientStore>()({
  name: 'client.answer-device',
  input: Type.Object({ userCode: Type.String({ minLength: 4, maxLength: 20 }), ...Answer }),
  output: Type.Object({}),
  load: async ({ userCode, tokenHash }, reading) => {
    const of = await found(await reading.store.findDeviceCode(userCode), tokenHash, reading)
    return of?.artefact.foundBy === of?.session.id ? of : undefined
  },
  may: maySignOn,
  run: async ({ allow: allowed }, of, work) => {
    const { artefact, asked, session } = of
    check(of)
    let answer: object = { error: 'access_denied', errorDescription: 'the person refused' }
    if (allowed) {
      const { signOn, grantId } = await allow(asked.system, asked, session, work)
      answer = {
        accountId: signOn.id,
        acr: acrOf(signOn.level),
        amr: signOn.methods,
        authTime: secondsOf(signOn.provenAt),
        grantId,
        scope: asked.passed.join(' '),
        sid: sidOf(signOn.id, asked.system.id),
      }
    } else work.note({ clientId: asked.system.id, answer: 'refused' })
    work.write(work.store.answer('DeviceCode', artefact, { ...artefact.payload, ...answer }, work.now))
    return {}
  },
})
