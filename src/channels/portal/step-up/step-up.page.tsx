import { Type } from 'typebox'
import type { Ask } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import {
  getMyAccount,
  getMyStanding,
  hashToken,
  proveByCode,
  proveByPassword,
  proveRealName,
  sendStepUpCode,
} from '../../../modules/identity/index.ts'
import { localPath } from '../../../platform/http/local-path.ts'
import { redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/pages.tsx'
import { EnterCode } from '../sign-in/code.view.tsx'
import { codeMustBeRight, codeSent, digitsIn, mustBeRight, rotating, typed } from '../sign-in/enter.ts'
import { CodeParams } from '../sign-in/next-query.ts'
import { proveName } from '../sign-up/prove-name.ts'
import { StepUp } from './step-up.view.tsx'
import { whatNext } from './what-next.ts'

const Query = Type.Object({
  level: Type.Optional(Type.Integer({ minimum: 0, maximum: 4 })),
  factor: Type.Optional(Type.Integer({ minimum: 0, maximum: 1 })),
  fresh: Type.Optional(Type.Integer({ minimum: 0, maximum: 1 })),
  to: Type.Optional(Type.String({ maxLength: 2000 })),
})

const stateOf = async (c: {
  readonly ask: Ask
  readonly sessionToken: string | undefined
  readonly actor: { readonly kind: string }
  readonly query: { level?: number; factor?: number; fresh?: number; to?: string }
}) => {
  if (!c.sessionToken || c.actor.kind === 'visitor') throw new Problem('sign-in-needed', 401)
  const { level = 0, factor, fresh, to } = c.query
  const standing = await c.ask(getMyStanding, { tokenHash: hashToken(c.sessionToken) })
  return {
    to: localPath(to, '/'),
    next: whatNext({ level, factor: factor === 1, fresh: fresh === 1 }, standing),
  }
}

/** Raises the level of this session, one missing thing at a time, and goes back to where it was asked for. */
export const stepUpPage = portalPage({
  path: '/sign-in/step-up',
  for: 'anyone',
  does: [getMyStanding, getMyAccount, proveRealName, sendStepUpCode, proveByPassword],
  query: Query,
  get: async (c) => {
    const { to, next } = await stateOf(c)
    if (next === 'done') return redirect(to)
    return {
      title: c.words.t(`portal.step-up.${next}-title`),
      body: (
        <StepUp
          next={next}
          account={await c.ask(getMyAccount, {})}
          to={to}
          factorHref={`/sign-in/second-factor?${new URLSearchParams({ to: c.url })}`}
        />
      ),
    }
  },
  post: async (c) => {
    const { next } = await stateOf(c)
    if (next === 'name') return proveName(c, c.url)
    const { tokens, browser, goOn } = rotating(c)
    if (typed(c.body.way) === 'code') {
      const input = { tokenHash: tokens.tokenHash, language: c.words.language, browser }
      const sent = await c.perform(sendStepUpCode, input, { idempotencyKey: null })
      return codeSent(sent, (code) => `/sign-in/step-up/code/${code}?${new URLSearchParams({ to: c.url })}`)
    }
    const password = typed(c.body.password).slice(0, 200) || ' '
    const proven = await c.perform(
      proveByPassword,
      { ...tokens, password, browser },
      { idempotencyKey: null },
    )
    mustBeRight(proven, 'password', 'identity.password-mistyped')
    return goOn(c.url)
  },
})

/** The code that was sent to one's own phone. */
export const stepUpCodePage = portalPage({
  path: '/sign-in/step-up/code/:code',
  for: 'anyone',
  does: [proveByCode],
  params: CodeParams,
  query: Type.Object({ to: Type.Optional(Type.String({ maxLength: 3000 })) }),
  get: (c) => {
    if (c.actor.kind === 'visitor') throw new Problem('sign-in-needed', 401)
    return {
      title: c.words.t('portal.sign-in.enter-code'),
      body: (
        <EnterCode
          again={localPath(c.query.to, '/')}
          lead="portal.step-up.code-sent"
          go="portal.step-up.confirm"
        />
      ),
    }
  },
  post: async (c) => {
    const { tokens, browser, goOn } = rotating(c)
    const input = { ...tokens, codeId: c.params.code, digits: digitsIn(c), browser }
    codeMustBeRight(await c.perform(proveByCode, input, { idempotencyKey: null }))
    return goOn(localPath(c.query.to, '/'))
  },
})
