import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import type { AdministrationStore } from '../administration.store.ts'
import { TokenHash } from '../commands/renew-setup-link.ts'

/** Is this the link of today's start? A dead one is answered like none. */
export const checkSetupLink = query<AdministrationStore>()({
  name: 'administration.check-setup-link',
  input: Type.Object({ tokenHash: TokenHash }),
  may: 'public',
  run: async ({ tokenHash }, { store, now }): Promise<{ readonly expiresAt: Date }> => {
    const link = await store.findLink()
    if (!link || link.tokenHash !== tokenHash || link.usedAt || link.expiresAt <= now) throw notFound()
    return { expiresAt: link.expiresAt }
  },
})
