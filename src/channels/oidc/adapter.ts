import type { Adapter, AdapterPayload } from 'oidc-provider'
import { errors } from 'oidc-provider'
import { type ArtefactPayload, type Artefacts, capacityKey, type SignOn } from '../../modules/client/index.ts'
import { caller } from './caller.ts'

interface Sources {
  readonly artefacts: Artefacts
  /** Metadata of a system in force. */
  readonly systemOf: (clientId: string) => Promise<AdapterPayload | undefined>
  readonly signOnOf: (signOnId: string) => Promise<SignOn | null>
}

const longestSeconds = 86_400

/**
 * The provider has a session cookie of its own. It counts only as long as the sign-on behind it stands, in the session
 * and the capacity of the person who is at the browser now; else it is nobody's, and people are asked anew.
 */
const ownSession = async (
  payload: ArtefactPayload,
  signOnOf: Sources['signOnOf'],
): Promise<ArtefactPayload> => {
  const { accountId, loginTs, acr, amr, authorizations, ...nobody } = payload
  if (typeof accountId !== 'string') return payload
  const signOn = await signOnOf(accountId)
  const browser = caller()
  const theirs =
    signOn &&
    browser &&
    signOn.sessionId === browser.sessionId &&
    capacityKey(signOn.capacity) === capacityKey(browser.actor)
  return theirs ? payload : nobody
}

/** How the provider finds and keeps things of one model. */
export const adapterFor =
  ({ artefacts, systemOf, signOnOf }: Sources) =>
  (model: string): Adapter => {
    const found = async (payload: Promise<ArtefactPayload | undefined>) => {
      const one = await payload
      return (one && model === 'Session' ? ownSession(one, signOnOf) : one) as AdapterPayload | undefined
    }
    return {
      async upsert(id, payload, seconds) {
        const kept = payload as ArtefactPayload
        if (model !== 'ReplayDetection') return artefacts.put(model, id, kept, seconds ?? longestSeconds)
        // looked for and put in two steps by the provider: of two who come at once, one gets through
        if (!(await artefacts.putOnce(model, id, kept, seconds ?? longestSeconds)))
          throw new errors.InvalidGrant('used already')
      },
      find: (id) => (model === 'Client' ? systemOf(id) : found(artefacts.find(model, id))),
      findByUid: (uid) => found(artefacts.findByUid(model, uid)),
      findByUserCode: (code) => found(artefacts.findByUserCode(model, code)),
      async consume(id) {
        if (!(await artefacts.consume(model, id))) throw new errors.InvalidGrant('used already')
      },
      destroy: (id) => artefacts.remove(model, id),
      revokeByGrantId: (grantId) => artefacts.removeGrant(grantId),
    }
  }
