import { anAuthenticator, type Bent } from '../../../test/support/authenticator.ts'
import { type Actor, system, visitor } from '../../kernel/actor.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Hands } from '../../platform/platform.ts'
import {
  addPasskey,
  askForPasskey,
  askToSignInByPasskey,
  newSessionToken,
  resolveSession,
  signInAsSample,
  signInByPasskey,
} from './index.ts'

export interface Signed {
  readonly tokenHash: string
  readonly actor: Actor
}

interface Around {
  readonly runtime: Hands
  readonly owner: { query<Row>(text: string, values?: unknown[]): Promise<{ rows: Row[] }> }
  readonly clock: Clock & { set(instant: string): void }
  readonly platform: { readonly config: { readonly publicUrl: string } }
}

export const anyone = visitor()

/** People with their factors, for tests. */
export const factorsOf = ({ runtime, owner: pool, clock, platform }: Around) => {
  const site = { origin: platform.config.publicUrl, rpId: 'localhost' }
  const resolved = async (tokenHash: string): Promise<Signed> => {
    const session = await runtime.ask(resolveSession, { tokenHash }, system('session'))
    if (!session) throw new Error('no session')
    return { tokenHash, actor: session.actor }
  }
  const signIn = async (personId: string): Promise<Signed> => {
    const { tokenHash } = newSessionToken()
    await runtime.perform(signInAsSample, { personId, tokenHash }, anyone)
    return resolved(tokenHash)
  }
  const later = (seconds: number): void => {
    clock.set(new Date(clock.now().getTime() + seconds * 1000).toISOString())
  }
  const lastAudit = async (operation: string) => {
    const { rows } = await pool.query<{ outcome: string; reason: string | null }>(
      'select outcome, reason from platform.audit where operation = $1 order by id desc limit 1',
      [operation],
    )
    return rows[0]
  }
  const withPasskey = async (me: Signed, bent: Bent = {}, name = '手机') => {
    const authenticator = anAuthenticator(site)
    const { options } = await runtime.perform(
      askForPasskey,
      { tokenHash: me.tokenHash, purpose: 'add' },
      me.actor,
    )
    const newTokenHash = newSessionToken().tokenHash
    const answer = await runtime.perform(
      addPasskey,
      { tokenHash: me.tokenHash, newTokenHash, credential: authenticator.register(options, bent), name },
      me.actor,
    )
    return { authenticator, proven: answer.proven, me: answer.proven ? await resolved(newTokenHash) : me }
  }
  const trySignIn = async (credential: string) => {
    const { tokenHash } = newSessionToken()
    const answer = await runtime.perform(signInByPasskey, { credential, tokenHash }, anyone)
    return { ...answer, tokenHash }
  }
  const challenge = async () => (await runtime.perform(askToSignInByPasskey, {}, anyone)).options
  return { site, resolved, signIn, later, lastAudit, withPasskey, trySignIn, challenge }
}
