import { Type } from 'typebox'
import { Problem } from '../../../kernel/problem.ts'
import { enrol, getLink, hashToken, sendLinkCode, signOut } from '../../../modules/identity/index.ts'
import { portalPage } from '../../ui/pages.tsx'
import { codeMustBeRight, codeSent, digitsIn, entering, mustWait, typed } from '../sign-in/enter.ts'
import { Enrol, LinkOver, LinkWaits } from './enrol.view.tsx'

/**
 * A one-time link from an administrator. Looking at it does not use it up: mail scanners look too. Where the person has
 * a phone of their own, a code that comes there is part of using it.
 */
export const enrolPage = portalPage({
  path: '/sign-up/enrol/:token',
  for: 'anyone',
  does: [getLink, sendLinkCode, enrol, signOut],
  params: Type.Object({ token: Type.String({ pattern: '^[\\w-]{43}$' }) }),
  query: Type.Object({ code: Type.Optional(Type.String({ maxLength: 64 })) }),
  get: async (c) => {
    const link = await c.ask(getLink, { linkHash: hashToken(c.params.token) })
    if (!link) return { title: c.words.t('portal.sign-up.link-over'), body: <LinkOver />, status: 404 }
    const title = c.words.t('portal.sign-up.enrol-title', { name: link.name })
    if (link.needs === 'approval') return { title, body: <LinkWaits name={link.name} /> }
    return {
      title,
      body: (
        <Enrol link={link} sent={c.query.code !== undefined} again={`/sign-up/enrol/${c.params.token}`} />
      ),
    }
  },
  post: async (c) => {
    const { tokenHash, browser, finish } = entering(c)
    const { language } = c.words
    const linkHash = hashToken(c.params.token)
    if (c.body.way === 'code') {
      const sent = await c.perform(sendLinkCode, { linkHash, language, browser }, { idempotencyKey: null })
      return codeSent(sent, (code) => `/sign-up/enrol/${c.params.token}?${new URLSearchParams({ code })}`)
    }
    const { code } = c.query
    const tried = await c.perform(
      enrol,
      {
        linkHash,
        ...(code === undefined ? {} : { codeId: code, digits: digitsIn(c) }),
        ...(typeof c.body.phone === 'string' ? { phone: typed(c.body.phone).slice(0, 40) } : {}),
        password: typed(c.body.password).slice(0, 200) || ' ',
        tokenHash,
        language,
        browser,
      },
      { idempotencyKey: null },
    )
    if (tried.outcome === 'wait') throw mustWait(tried.waitSeconds)
    if (tried.outcome === 'right') return finish(tried, undefined)
    if (!(await c.ask(getLink, { linkHash }))) throw new Problem('identity.link-over', 422)
    codeMustBeRight(tried)
    return finish(tried, undefined)
  },
})
