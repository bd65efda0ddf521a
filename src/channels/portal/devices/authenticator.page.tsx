import { beginTotp, confirmTotp, getMyFactors, getPendingTotp } from '../../../modules/identity/index.ts'
import { redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/pages.tsx'
import { field, tokenHashOf } from '../factors/own-session.ts'
import { rotating } from '../sign-in/enter.ts'
import { Authenticator } from './authenticator.view.tsx'
import { onward, proofFirst } from './change.ts'

/** Adds an authenticator app: its secret as a picture and as letters, then its first code. */
export const authenticatorPage = portalPage({
  path: '/my/sign-in-and-devices/authenticator',
  for: 'anyone',
  does: [getMyFactors, getPendingTotp, beginTotp, confirmTotp],
  query: onward,
  get: async (c) => {
    const tokenHash = tokenHashOf(c)
    return (
      proofFirst(await c.ask(getMyFactors, { tokenHash }), c.url) ?? {
        title: c.words.t('portal.devices.add-totp'),
        body: <Authenticator pending={await c.ask(getPendingTotp, { tokenHash })} />,
      }
    )
  },
  post: async (c) => {
    const tokenHash = tokenHashOf(c)
    if (field(c, 'do') === 'begin') {
      await c.perform(beginTotp, { tokenHash }, { idempotencyKey: null })
      return redirect(c.url)
    }
    const { tokens, goOn } = rotating(c)
    const name = field(c, 'name').trim().slice(0, 40) || c.words.t('portal.devices.an-app')
    await c.perform(
      confirmTotp,
      {
        ...tokens,
        typed: field(c, 'typed').slice(0, 40),
        name,
        takePost: c.query.post === '1',
      },
      { idempotencyKey: null },
    )
    const codes = `/my/sign-in-and-devices/recovery-codes?${new URLSearchParams(c.query.to ? { to: c.query.to } : {})}`
    return goOn(codes)
  },
})
