import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import type { Text } from '../../../kernel/text.ts'
import type { ClientStore } from '../client.store.ts'

const Optional = (maxLength: number) => Type.Optional(Type.String({ maxLength }))

export interface LogoutRequest {
  /** The system that asks; undefined when it did not say who it is. */
  readonly system: Text | undefined
  /** Where the browser may be sent afterwards: an address on the register, or nowhere. */
  readonly returnTo: string | undefined
}

/** What a system that sends somebody to sign out asks for. An address that is not registered is refused. */
export const getLogoutRequest = query<ClientStore>()({
  name: 'client.get-logout-request',
  input: Type.Object({
    clientId: Optional(64),
    idToken: Optional(8_000),
    returnUri: Optional(500),
    state: Optional(500),
  }),
  may: 'public',
  run: async ({ clientId, idToken, returnUri, state }, { store }): Promise<LogoutRequest> => {
    const aud = idToken === undefined ? undefined : store.readIdToken(idToken)?.aud
    const wrongToken = idToken !== undefined && typeof aud !== 'string'
    if (wrongToken || (clientId !== undefined && aud !== undefined && aud !== clientId))
      throw new Problem('client.logout-unreadable', 400)
    const id = typeof aud === 'string' ? aud : clientId
    const system = id === undefined ? undefined : await store.findSystem(id)
    if (returnUri === undefined) return { system: system?.name, returnTo: undefined }
    if (!system?.logoutReturnUris.includes(returnUri)) throw new Problem('client.logout-unreadable', 400)
    const to = new URL(returnUri)
    if (state !== undefined) to.searchParams.set('state', state)
    return { system: system.name, returnTo: to.href }
  },
})
