import { Problem } from '../../../kernel/problem.ts'
import { addPasskey, deviceName, getMyFactors } from '../../../modules/identity/index.ts'
import { localPath } from '../../../platform/http/local-path.ts'
import { portalPage } from '../../ui/pages.tsx'
import { field, homeOf, tokenHashOf } from '../factors/own-session.ts'
import { rotating } from '../sign-in/enter.ts'
import { onward, proofFirst } from './change.ts'
import { NewPasskey } from './passkey.view.tsx'

/** Makes a passkey on this device. */
export const newPasskeyPage = portalPage({
  path: '/my/sign-in-and-devices/passkey',
  for: 'anyone',
  does: [getMyFactors, addPasskey],
  query: onward,
  get: async (c) =>
    proofFirst(await c.ask(getMyFactors, { tokenHash: tokenHashOf(c) }), c.url) ?? {
      title: c.words.t('portal.devices.add-passkey'),
      body: (
        <NewPasskey
          name={deviceName(c.device.userAgent) ?? ''}
          appHref={`/my/sign-in-and-devices/authenticator?${new URLSearchParams(c.query as Record<string, string>)}`}
        />
      ),
    },
  post: async (c) => {
    const credential = field(c, 'credential')
    if (credential === '') throw new Problem('portal.factors.needs-script', 422)
    const name = field(c, 'name').trim().slice(0, 40) || c.words.t('portal.devices.a-passkey')
    const { tokens, goOn } = rotating(c)
    const opened = await c.perform(
      addPasskey,
      { ...tokens, credential, name, takePost: c.query.post === '1' },
      { idempotencyKey: null },
    )
    if (!opened.proven) throw new Problem('identity.passkey-not-proven', 403)
    return goOn(localPath(c.query.to, homeOf(undefined)))
  },
})
