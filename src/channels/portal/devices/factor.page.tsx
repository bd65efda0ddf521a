import { Type } from 'typebox'
import { notFound } from '../../../kernel/problem.ts'
import {
  getMyFactors,
  removePasskey,
  removeTotp,
  renamePasskey,
  renameTotp,
} from '../../../modules/identity/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/pages.tsx'
import { field, tokenHashOf } from '../factors/own-session.ts'
import { proofFirst } from './change.ts'
import { Factor } from './factor.view.tsx'

/** One passkey or app: another name, or away with it. */
export const factorPage = portalPage({
  path: '/my/sign-in-and-devices/factor',
  for: 'anyone',
  does: [getMyFactors, renamePasskey, removePasskey, renameTotp, removeTotp],
  query: Type.Object({
    kind: Type.Union([Type.Literal('passkey'), Type.Literal('totp')]),
    id: Type.String({ maxLength: 1_400 }),
  }),
  get: async (c) => {
    const mine = await c.ask(getMyFactors, { tokenHash: tokenHashOf(c) })
    const factor = mine.factors.find((f) => f.kind === c.query.kind && f.id === c.query.id)
    if (!factor) throw notFound()
    return {
      title: factor.name,
      section: c.words.t('portal.devices.title'),
      body: <Factor factor={factor} last={mine.factors.length === 1} />,
    }
  },
  post: async (c) => {
    const tokenHash = tokenHashOf(c)
    const { kind, id } = c.query
    const home = redirect('/my/sign-in-and-devices')
    if (field(c, 'do') === 'rename') {
      const name = field(c, 'name').trim().slice(0, 40) || c.words.t('portal.devices.unnamed')
      if (kind === 'passkey') await c.perform(renamePasskey, { tokenHash, passkeyId: id, name })
      else await c.perform(renameTotp, { tokenHash, totpId: id, name })
      return home
    }
    const first = proofFirst(await c.ask(getMyFactors, { tokenHash }), c.url)
    if (first) return first
    if (kind === 'passkey') await c.perform(removePasskey, { tokenHash, passkeyId: id })
    else await c.perform(removeTotp, { tokenHash, totpId: id })
    return home
  },
})
