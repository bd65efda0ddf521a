import { Type } from 'typebox'
import { Problem } from '../../../kernel/problem.ts'
import { answerSignOn, getSignOnRequest } from '../../../modules/client/index.ts'
import { hashToken, listMySessions } from '../../../modules/identity/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/pages.tsx'
import { SignOn } from './sign-on.view.tsx'

/** Another system asks who is there: says what would be passed on and to whom, and takes the answer. */
export const signOnPage = portalPage({
  path: '/sign-on/:uid',
  for: 'anyone',
  does: [getSignOnRequest, listMySessions, answerSignOn],
  params: Type.Object({ uid: Type.String({ minLength: 10, maxLength: 100 }) }),
  get: async (c) => {
    const { actor, sessionToken, words } = c
    if (!sessionToken || (actor.kind !== 'resident' && actor.kind !== 'official'))
      throw new Problem('sign-in-needed', 401)
    const request = await c.ask(getSignOnRequest, { uid: c.params.uid })
    if (actor.level < request.level)
      throw new Problem('step-up-needed', 403, { values: { level: request.level } })
    const sessions = await c.ask(listMySessions, { tokenHash: hashToken(sessionToken) })
    const proven = Date.parse(sessions.find(({ current }) => current)?.proofs.at(-1)?.at ?? '')
    if (request.notBefore && !(proven >= request.notBefore.getTime()))
      throw new Problem('sign-in-needed', 401)
    return {
      title: words.t('portal.sign-on.title', { system: words.say(request.system) }),
      body: <SignOn request={request} actor={actor} />,
      formAction: request.origin === undefined ? [] : [request.origin],
    }
  },
  post: async (c) => {
    if (!c.sessionToken) throw new Problem('sign-in-needed', 401)
    const { returnTo } = await c.perform(
      answerSignOn,
      {
        uid: c.params.uid,
        allow: c.body.answer === 'allow',
        tokenHash: hashToken(c.sessionToken),
      },
      { idempotencyKey: null },
    )
    return redirect(returnTo)
  },
})
