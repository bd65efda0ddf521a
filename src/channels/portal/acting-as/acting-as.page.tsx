import { Type } from 'typebox'
import type { Actor } from '../../../kernel/actor.ts'
import { notFound, Problem } from '../../../kernel/problem.ts'
import {
  hashToken,
  listMyCapacities,
  newSessionToken,
  switchActingAs,
} from '../../../modules/identity/index.ts'
import { enterAgentCode } from '../../../modules/party/index.ts'
import { localPath } from '../../../platform/http/local-path.ts'
import { type PostRequest, redirect } from '../../../platform/http/page.ts'
import { sessionCookie } from '../../../platform/http/session.ts'
import { portalPage } from '../../ui/pages.tsx'
import { ActingAsPage } from './acting-as.view.tsx'

const currentOf = (actor: Actor): string => {
  if (actor.kind === 'official') return `appointment:${actor.appointmentId}`
  if (actor.kind !== 'resident') throw new Problem('sign-in-needed', 401)
  return actor.mandateId ? `mandate:${actor.mandateId}` : `self:${actor.personId}`
}

/** A village agent's code becomes a mandate; a wrong one is said at its field, the last wrong one asks for patience. */
const byCode = async ({ perform }: Pick<PostRequest<Actor, unknown, unknown>, 'perform'>, typed: string) => {
  const input = { typed: typed.slice(0, 60) }
  const { mandateId, triesLeft } = await perform(enterAgentCode, input, { idempotencyKey: null })
  if (mandateId !== null) return `mandate:${mandateId}`
  const [reason, status] =
    triesLeft > 0 ? (['party.code-does-not-hold', 422] as const) : (['party.too-many-codes', 429] as const)
  throw new Problem(reason, status, { fields: [{ path: 'code', message: `problem.${reason}` }] })
}

export const actingAsPage = portalPage({
  path: '/acting-as',
  for: 'anyone',
  does: [listMyCapacities, switchActingAs, enterAgentCode],
  query: Type.Object({ next: Type.Optional(Type.String({ maxLength: 2000 })) }),
  get: async (c) => {
    const current = currentOf(c.actor)
    return {
      title: c.words.t('portal.acting-as.title'),
      body: <ActingAsPage current={current} capacities={await c.ask(listMyCapacities, {})} />,
    }
  },
  post: async (c) => {
    currentOf(c.actor)
    const { code, capacity } = c.body
    const chose = typeof code === 'string' ? await byCode(c, code) : String(capacity ?? '')
    const [, kind, id] = /^(self|mandate|appointment):(.+)$/.exec(chose) ?? []
    if (!c.sessionToken || !kind || !id) throw notFound()
    const { token, tokenHash } = newSessionToken()
    const chosen = await c.perform(
      switchActingAs,
      {
        tokenHash: hashToken(c.sessionToken),
        newTokenHash: tokenHash,
        kind: kind as 'self' | 'mandate' | 'appointment',
        id,
      },
      { idempotencyKey: null },
    )
    return redirect(localPath(c.query.next, chosen.kind === 'official' ? '/desk' : '/'), [
      { name: sessionCookie, value: token },
    ])
  },
})
