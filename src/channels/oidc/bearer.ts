import { type Actor, system } from '../../kernel/actor.ts'
import {
  type Artefacts,
  hashId,
  proofSeconds,
  readPossession,
  resolveBearer,
} from '../../modules/client/index.ts'
import type { Presented } from '../../platform/http/web.ts'
import type { Hands } from '../../platform/platform.ts'

/**
 * Which registered system comes to the API with this token. A token that was bound to a key counts only beside a proof
 * of that key for this very request, and each proof once; a token that was not bound takes none.
 */
export const systemAtTheDoor =
  ({ hands, artefacts }: { readonly hands: Hands; readonly artefacts: Artefacts }) =>
  async ({ scheme, token, proof, method, url }: Presented): Promise<Actor | undefined> => {
    const possession = scheme === 'DPoP' ? readPossession(proof ?? '', token, { method, url }) : undefined
    if (scheme === 'DPoP' && !possession) return undefined
    const actor = await hands.ask(
      resolveBearer,
      { tokenHash: hashId(token), ...(possession ? { thumbprint: possession.thumbprint } : {}) },
      system('api'),
    )
    if (!actor) return undefined
    const { id = undefined } = possession ?? {}
    const first = id === undefined || (await artefacts.putOnce('ReplayDetection', id, {}, 2 * proofSeconds))
    return first ? actor : undefined
  }
