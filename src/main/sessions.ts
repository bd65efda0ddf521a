import { system } from '../kernel/actor.ts'
import { hashToken, resolveSession, touchSession } from '../modules/identity/index.ts'
import type { Session, SessionOf } from '../platform/http/session.ts'
import type { Hands } from '../platform/platform.ts'

const keptMs = 1_000
const mostKept = 10_000

/**
 * Finds the session behind a cookie and remembers it for a second, since a browser asks in bursts. Whatever identity,
 * organ or party do in this process ends the remembering at once, so that signing out or ending a post is immediate;
 * another process follows within the second.
 */
export const createSessions = (runtime: Hands): { sessionOf: SessionOf; hands: Hands } => {
  const kept = new Map<string, { session: Session; until: number }>()
  let generation = 0
  const forget = (): void => {
    generation++
    kept.clear()
  }

  const sessionOf: SessionOf = async (token) => {
    const tokenHash = hashToken(token)
    const known = kept.get(tokenHash)
    if (known && known.until > performance.now()) return known.session
    const asked = generation
    const found = await runtime.ask(resolveSession, { tokenHash }, system('session'))
    if (!found) return undefined
    if (found.touchDue) {
      void runtime.perform(touchSession, { tokenHash }, system('session')).catch(() => undefined)
    }
    const session = { actor: found.actor, csrfSecret: found.csrfSecret }
    if (kept.size >= mostKept) kept.clear()
    if (asked === generation) kept.set(tokenHash, { session, until: performance.now() + keptMs })
    return session
  }

  const hands: Hands = {
    ...runtime,
    async perform(command, input, actor, options) {
      try {
        return await runtime.perform(command, input, actor, options)
      } finally {
        if (/^(identity|organ|party)\./.test(command.name)) forget()
      }
    },
  }
  return { sessionOf, hands }
}
