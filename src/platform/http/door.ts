import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../kernel/actor.ts'
import type { Problem } from '../../kernel/problem.ts'
import type { Web } from './web.ts'

/** What is turned away for how it was sent, before any operation could judge it: each has its audit row here. */
const turnedAway: ReadonlySet<string> = new Set([
  'bad-request',
  'too-large',
  'file.too-large',
  'file.infected',
  'unsupported-content',
  'input-invalid',
  'key-unusable',
  'key-used-for-other-content',
])

/** Writes down that somebody known sent what cannot be taken: malformed, oversized, replayed with other content. */
export const noteTurnedAway = async (
  web: Web,
  request: FastifyRequest,
  problem: Problem,
  whoAsks: () => Promise<Actor>,
): Promise<void> => {
  if (!turnedAway.has(problem.code)) return
  // when the database is away there is nobody known, and the answer stays what it is
  const actor = await whoAsks().catch(() => undefined)
  if (!actor || actor.kind === 'visitor') return
  const line = `${request.method} ${request.routeOptions.url ?? '?'}`
  await web.refused(actor, 'platform.request', problem.code, { line })
}
