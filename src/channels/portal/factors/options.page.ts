import { Problem } from '../../../kernel/problem.ts'
import { askForPasskey, askToSignInByPasskey } from '../../../modules/identity/index.ts'
import { portalPage } from '../../ui/pages.tsx'
import { field, tokenHashOf } from './own-session.ts'

/** What the script of a passkey form asks for before it asks the device. */
export const passkeyOptionsPage = portalPage({
  path: '/sign-in/passkey/options',
  for: 'anyone',
  does: [askToSignInByPasskey, askForPasskey],
  post: async (c) => {
    const purpose = field(c, 'purpose')
    const ask = async () => {
      if (purpose === 'sign-in') return c.perform(askToSignInByPasskey, {}, { idempotencyKey: null })
      if (purpose === 'prove' || purpose === 'add')
        return c.perform(askForPasskey, { tokenHash: tokenHashOf(c), purpose }, { idempotencyKey: null })
      throw new Problem('bad-request', 400)
    }
    const { options } = await ask()
    return {
      file: Buffer.from(JSON.stringify(options)),
      type: 'application/json; charset=utf-8',
      name: 'options.json',
    }
  },
})
