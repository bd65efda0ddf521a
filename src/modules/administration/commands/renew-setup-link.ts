import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { hasAdministrators } from '../../organ/index.ts'
import { mayRenewLink } from '../administration.policy.ts'
import type { AdministrationStore } from '../administration.store.ts'
import { setupMinutes } from '../setup-link.ts'

export const TokenHash = Type.String({ pattern: '^[0-9a-f]{64}$' })

/** A fresh link at each start, as long as nobody was ever appointed administrator; `made` says whether there is one. */
export const renewSetupLink = command<AdministrationStore>()({
  name: 'administration.renew-setup-link',
  input: Type.Object({ tokenHash: TokenHash }),
  output: Type.Object({ made: Type.Boolean() }),
  load: async (_input, { store, ask }) => ({
    link: await store.findLink(),
    administered: await ask(hasAdministrators, {}),
  }),
  may: mayRenewLink,
  run: ({ tokenHash }, { link, administered }, { store, write, now }) => {
    if (administered || link?.usedAt) return { made: false }
    const expiresAt = new Date(now.getTime() + setupMinutes * 60_000)
    write(link ? store.renewLink(tokenHash, now, expiresAt) : store.addLink(tokenHash, now, expiresAt))
    return { made: true }
  },
})
