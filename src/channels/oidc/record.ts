import type { KoaContextWithOIDC, Provider } from 'oidc-provider'
import { system } from '../../kernel/actor.ts'
import { recordToken } from '../../modules/client/index.ts'
import type { ProviderNeeds } from './provider.ts'

const recorded = new Set(['token', 'device_authorization', 'pushed_authorization_request'])
const waits = new Set(['authorization_pending', 'slow_down'])

/** Only what one of ours is called: what a stranger writes in its place is not for the audit. */
const grantOf = ({ oidc }: Pick<KoaContextWithOIDC, 'oidc'>): string => {
  const asked = String(oidc.params?.grant_type ?? oidc.route)
  return /^[\w:/-]{1,100}$/.test(asked) ? asked : 'unknown'
}

/** Every token given out, and every refusal, is in the audit before the answer goes out. */
export const recordTokens = (provider: Provider, { hands, refused }: ProviderNeeds): void => {
  provider.use(async (context, next) => {
    const ctx = context as unknown as KoaContextWithOIDC
    await next()
    if (!recorded.has(ctx.oidc?.route ?? '')) return
    const clientId = ctx.oidc.client?.clientId ?? 'unknown'
    const { error } = (ctx.body ?? {}) as { error?: string }
    if (error === undefined && ctx.oidc.route === 'token') {
      const signOnId = ctx.oidc.account?.accountId
      const input = { clientId, grantType: grantOf(ctx), ...(signOnId ? { signOnId } : {}) }
      await hands.perform(recordToken, input, system('oidc'))
    } else if (error !== undefined && !waits.has(error)) await refused(clientId, `${grantOf(ctx)}: ${error}`)
  })
  provider.on('authorization.error', (ctx, error) => {
    const clientId = ctx.oidc.client?.clientId ?? 'unknown'
    void refused(clientId, `authorization: ${error.message}`).catch(() => undefined)
  })
}
