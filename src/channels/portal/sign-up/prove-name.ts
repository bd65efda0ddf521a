import type { Actor } from '../../../kernel/actor.ts'
import { Problem } from '../../../kernel/problem.ts'
import { proveRealName } from '../../../modules/identity/index.ts'
import type { PostRequest, Redirect } from '../../../platform/http/page.ts'
import { mustWait, rotating, typed } from '../sign-in/enter.ts'

/** Checks the name that was typed; goes on to `to` in the same session, which has a new token. */
export const proveName = async (
  c: Pick<PostRequest<Actor, unknown, unknown>, 'body' | 'device' | 'perform' | 'sessionToken'>,
  to: string,
): Promise<Redirect> => {
  const { tokens, browser, goOn } = rotating(c)
  const [name, idNumber] = [typed(c.body.name).slice(0, 100), typed(c.body.idNumber).slice(0, 40)]
  const fields = Object.entries({ name, idNumber })
    .filter(([, value]) => value.trim() === '')
    .map(([path]) => ({ path, message: 'problem.field-missing' }))
  if (fields.length > 0) throw new Problem('input-invalid', 422, { fields })
  const proven = await c.perform(
    proveRealName,
    { ...tokens, name, idNumber, browser },
    { idempotencyKey: null },
  )
  if (proven.outcome === 'wait') throw mustWait(proven.waitSeconds)
  if (proven.outcome === 'wrong') throw new Problem('identity.not-confirmed', 422)
  return goOn(to)
}
