import type { AssuranceLevel } from '../../kernel/actor.ts'
import type { Reading } from '../../kernel/operation.ts'
import type { ClientStore } from './client.store.ts'
import { isInForce, levelAsked, type RegisteredSystem, signInScopes } from './client.ts'

/** What a system asks of the person in front of the browser. */
export interface Asked {
  readonly system: RegisteredSystem
  /** Scopes that are passed on if the person allows it. */
  readonly passed: readonly string[]
  /** Asked for, but not of a person. */
  readonly refused: readonly string[]
  /** Least level of the session. */
  readonly level: AssuranceLevel
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const paramsOf = (payload: Record<string, unknown>): Record<string, unknown> =>
  (payload.params ?? {}) as Record<string, unknown>

/** What is asked by an interaction or a device code; undefined when its system is no longer in force. */
export const askedBy = async (
  payload: Record<string, unknown>,
  { store, today }: Reading<ClientStore>,
): Promise<Asked | undefined> => {
  const params = paramsOf(payload)
  const system = await store.findSystem(text(params.client_id) ?? text(payload.clientId) ?? '')
  if (!system || !isInForce(system, today)) return undefined
  const wanted = [...new Set((text(params.scope) ?? 'openid').split(' '))]
  const passed = wanted.filter(
    (scope) => (signInScopes as readonly string[]).includes(scope) && system.scopes.includes(scope),
  )
  const level = Math.max(system.level, levelAsked(text(params.acr_values))) as AssuranceLevel
  return { system, passed, refused: wanted.filter((scope) => !passed.includes(scope)), level }
}

/** The instant after which the person must have proven themselves, if the system asks for that. */
export const notBefore = (payload: Record<string, unknown>): Date | undefined => {
  const params = paramsOf(payload)
  const asked = Number(payload.iat) * 1000
  const prompts = (text(params.prompt) ?? '').split(' ')
  if (prompts.includes('login')) return new Date(asked)
  const age = params.max_age === undefined ? Number.NaN : Number(params.max_age)
  return Number.isNaN(age) ? undefined : new Date(asked - age * 1000)
}

/** Where the browser goes after the answer, for the page's own content policy. */
export const originOf = (payload: Record<string, unknown>): string | undefined => {
  const uri = text(paramsOf(payload).redirect_uri)
  return uri !== undefined && URL.canParse(uri) ? new URL(uri).origin : undefined
}
