import { Type } from 'typebox'
import { Problem } from '../../../kernel/problem.ts'
import { enrol, getLink, hashToken, signOut } from '../../../modules/identity/index.ts'
import { portalPage } from '../../ui/pages.tsx'
import { entering, mustWait, typed } from '../sign-in/enter.ts'
import { Enrol, LinkOver } from './enrol.view.tsx'

/** A one-time link from an administrator. Looking at it does not use it up: mail scanners look too. */
export const enrolPage = portalPage({
  path: '/sign-up/enrol/:token',
  for: 'anyone',
  does: [getLink, enrol, signOut],
  params: Type.Object({ token: Type.String({ pattern: '^[\\w-]{43}$' }) }),
  get: async (c) => {
    const link = await c.ask(getLink, { linkHash: hashToken(c.params.token) })
    return link
      ? {
          title: c.words.t('portal.sign-up.enrol-title', { name: link.name }),
          body: <Enrol link={link} />,
        }
      : { title: c.words.t('portal.sign-up.link-over'), body: <LinkOver />, status: 404 }
  },
  post: async (c) => {
    const { tokenHash, browser, finish } = entering(c)
    const tried = await c.perform(
      enrol,
      {
        linkHash: hashToken(c.params.token),
        ...(typeof c.body.phone === 'string' ? { phone: typed(c.body.phone).slice(0, 40) } : {}),
        password: typed(c.body.password).slice(0, 200) || ' ',
        tokenHash,
        language: c.words.language,
        browser,
      },
      { idempotencyKey: null },
    )
    if (tried.outcome === 'wait') throw mustWait(tried.waitSeconds)
    if (tried.outcome !== 'right') throw new Problem('identity.link-over', 422)
    return finish(tried, undefined)
  },
})
