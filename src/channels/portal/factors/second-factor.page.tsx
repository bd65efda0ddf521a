import { Type } from 'typebox'
import { Problem } from '../../../kernel/problem.ts'
import {
  getMyFactors,
  proveByPasskey,
  proveByRecoveryCode,
  proveByTotp,
} from '../../../modules/identity/index.ts'
import { localPath } from '../../../platform/http/local-path.ts'
import { portalPage } from '../../ui/pages.tsx'
import { rotating } from '../sign-in/enter.ts'
import { field, homeOf, tokenHashOf } from './own-session.ts'
import { SecondFactor } from './second-factor.view.tsx'

/** Prove oneself again: before acting in a post, for level 4, or where a fresh proof is needed. */
export const secondFactorPage = portalPage({
  path: '/sign-in/second-factor',
  for: 'anyone',
  does: [getMyFactors, proveByPasskey, proveByTotp, proveByRecoveryCode],
  query: Type.Object({
    to: Type.Optional(Type.String({ maxLength: 2000 })),
    /** 1: goes on in the person's post, which waits for this. */
    post: Type.Optional(Type.Literal('1')),
  }),
  get: async (c) => ({
    title: c.words.t('portal.factors.title'),
    body: (
      <SecondFactor
        mine={await c.ask(getMyFactors, { tokenHash: tokenHashOf(c) })}
        forPost={c.query.post === '1'}
        query={`?${new URLSearchParams(c.query as Record<string, string>)}`}
        to={c.query.to ?? '/my/sign-in-and-devices'}
        level={'level' in c.actor ? c.actor.level : 0}
      />
    ),
  }),
  post: async (c) => {
    const { tokens, goOn } = rotating(c)
    const by = { ...tokens, takePost: c.query.post === '1' }
    const once = { idempotencyKey: null }
    const way = field(c, 'way')
    const typed = field(c, way === 'recovery' ? 'recovery' : 'typed')
    const prove = async () => {
      if (way === 'totp') return c.perform(proveByTotp, { ...by, typed: typed.slice(0, 40) }, once)
      if (way === 'recovery')
        return c.perform(proveByRecoveryCode, { ...by, typed: typed.slice(0, 40) }, once)
      const credential = field(c, 'credential')
      if (credential === '') throw new Problem('portal.factors.needs-script', 422)
      return c.perform(proveByPasskey, { ...by, credential }, once)
    }
    const opened = await prove()
    if (!opened.proven) throw wrong(way)
    return goOn(localPath(c.query.to, homeOf(opened.as?.kind)))
  },
})

const wrong = (way: string): Problem => {
  if (way !== 'totp' && way !== 'recovery') return new Problem('identity.passkey-not-proven', 403)
  const path = way === 'totp' ? 'typed' : 'recovery'
  return new Problem('identity.code-wrong', 422, {
    fields: [{ path, message: `problem.identity.${way === 'totp' ? 'code' : 'recovery-code'}-wrong` }],
  })
}
