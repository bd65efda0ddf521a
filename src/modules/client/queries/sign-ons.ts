import { Type } from 'typebox'
import type { Actor } from '../../../kernel/actor.ts'
import { query, type Reading } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import type { Text } from '../../../kernel/text.ts'
import { getOrgan } from '../../organ/index.ts'
import { mayServe, maySignOn } from '../client.policy.ts'
import type { ClientStore } from '../client.store.ts'
import { isInForce, type SignOn } from '../client.ts'
import { ownSession, TokenHash } from '../own-session.ts'
import { type Asked, askedBy, notBefore, originOf } from '../sign-on-request.ts'

/** What a person is asked on the page. */
export interface SignOnRequest {
  readonly clientId: string
  readonly system: Text
  readonly organ: Text
  readonly about: Text
  readonly passed: readonly string[]
  readonly level: number
  /** They must have proven themselves after this instant. */
  readonly notBefore: Date | undefined
  /** Where the browser goes on to. */
  readonly origin: string | undefined
  readonly answered: boolean
}

const shown = async ({ system, passed, level }: Asked, { ask }: Reading<ClientStore>) => ({
  clientId: system.id as string,
  system: system.name,
  organ: (await ask(getOrgan, { organId: system.organId })).name,
  about: system.about,
  passed,
  level,
})

export const getSignOnRequest = query<ClientStore>()({
  name: 'client.get-sign-on-request',
  input: Type.Object({ uid: Type.String({ minLength: 10, maxLength: 100 }) }),
  may: maySignOn,
  run: async ({ uid }, reading): Promise<SignOnRequest> => {
    const artefact = await reading.store.findInteraction(uid)
    const asked = artefact && (await askedBy(artefact.payload, reading))
    if (!artefact || !asked) throw notFound()
    return {
      ...(await shown(asked, reading)),
      notBefore: notBefore(artefact.payload),
      origin: originOf(artefact.payload),
      answered: artefact.answered,
    }
  },
})

export interface DeviceRequest extends Omit<SignOnRequest, 'notBefore' | 'origin'> {
  /** Where the device asked from, as it was seen. */
  readonly from: string | undefined
}

/** What is asked by the device that shows this code; 404 for a code that was not typed in this session. */
export const getDeviceRequest = query<ClientStore>()({
  name: 'client.get-device-request',
  input: Type.Object({ userCode: Type.String({ maxLength: 40 }), tokenHash: TokenHash }),
  may: maySignOn,
  run: async ({ userCode, tokenHash }, reading): Promise<DeviceRequest> => {
    const artefact = await reading.store.findDeviceCode(userCode)
    const asked = artefact && (await askedBy(artefact.payload, reading))
    if (!artefact || !asked || artefact.answered) throw notFound()
    if ((await ownSession(tokenHash, reading.ask))?.id !== artefact.foundBy) throw notFound()
    const { ip } = (artefact.payload.deviceInfo ?? {}) as { ip?: unknown }
    return {
      ...(await shown(asked, reading)),
      from: typeof ip === 'string' ? ip : undefined,
      answered: false,
    }
  },
})

/** For the provider: whose tokens these are, as long as the sign-on stands. */
export const findSignOn = query<ClientStore>()({
  name: 'client.find-sign-on',
  input: Type.Object({ signOnId: Type.String({ minLength: 1, maxLength: 64 }) }),
  may: mayServe,
  run: async ({ signOnId }, { store }): Promise<SignOn | null> => {
    const signOn = await store.findSignOn(signOnId)
    return signOn && !signOn.endedAt ? signOn : null
  },
})

/** Who a bearer token of the API stands for, or null. */
export const resolveBearer = query<ClientStore>()({
  name: 'client.resolve-bearer',
  input: Type.Object({
    tokenHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    /** The key whose possession was proven with it (RFC 7638). */
    thumbprint: Type.Optional(Type.String({ maxLength: 64 })),
  }),
  may: mayServe,
  run: async ({ tokenHash, thumbprint }, { store, ask, today }): Promise<Actor | null> => {
    const token = await store.findBearer(tokenHash)
    if (token && token.payload.jkt !== thumbprint) return null
    const system = token && (await store.findSystem(String(token.payload.clientId)))
    if (!token || !system || !isInForce(system, today)) return null
    const organ = await ask(getOrgan, { organId: system.organId })
    const scopes = typeof token.payload.scope === 'string' ? token.payload.scope.split(' ') : []
    return {
      kind: 'client',
      clientId: system.id,
      scopes: scopes.filter((scope) => system.scopes.includes(scope)),
      purpose: system.purpose,
      organId: organ.id,
      path: organ.path,
    }
  },
})
