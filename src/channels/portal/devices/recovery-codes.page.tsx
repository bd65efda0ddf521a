import { Type } from 'typebox'
import { getMyFactors, renewRecoveryCodes } from '../../../modules/identity/index.ts'
import { localPath } from '../../../platform/http/local-path.ts'
import { portalPage } from '../../ui/pages.tsx'
import { tokenHashOf } from '../factors/own-session.ts'
import { proofFirst } from './change.ts'
import { NewRecoveryCodes, RecoveryCodes } from './recovery-codes.view.tsx'

/** Codes for the day the phone is lost: made on demand, shown once. */
export const recoveryCodesPage = portalPage({
  path: '/my/sign-in-and-devices/recovery-codes',
  for: 'anyone',
  does: [getMyFactors, renewRecoveryCodes],
  query: Type.Object({ to: Type.Optional(Type.String({ maxLength: 2000 })) }),
  get: async (c) => {
    const mine = await c.ask(getMyFactors, { tokenHash: tokenHashOf(c) })
    return (
      proofFirst(mine, c.url) ?? {
        title: c.words.t('portal.devices.recovery'),
        body: (
          <NewRecoveryCodes left={mine.recoveryCodes} to={localPath(c.query.to, '/my/sign-in-and-devices')} />
        ),
      }
    )
  },
  post: async (c) => {
    const tokenHash = tokenHashOf(c)
    const { recoveryCodes } = await c.perform(renewRecoveryCodes, { tokenHash }, { idempotencyKey: null })
    return {
      title: c.words.t('portal.devices.recovery'),
      body: <RecoveryCodes codes={recoveryCodes} to={localPath(c.query.to, '/my/sign-in-and-devices')} />,
    }
  },
})
