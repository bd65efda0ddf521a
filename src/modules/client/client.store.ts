import type { Reader } from '../../platform/db/index.ts'
import { leadsInside } from '../../platform/http/outgoing.ts'
import type { Platform } from '../../platform/platform.ts'
import { logoutOver } from './adapters/logout-notice.ts'
import { payloadCipher } from './adapters/sealed-payload.ts'
import { openSigningKeys, readJwt } from './adapters/signing-keys.ts'
import type { ClientTables } from './client.tables.gen.ts'
import { answerPart, signOnPart } from './sign-on.store.ts'
import { systemPart } from './system.store.ts'

export const clientStore = (db: Reader<ClientTables>, platform: Platform) => ({
  sample: () => platform.sample(),
  /** Would a notice to this address be refused, since it leads inside our own network? */
  leadsInside: (address: string) => leadsInside(new URL(address), platform.config.outgoingAllowed),
  /** What one of our own ID tokens says. */
  readIdToken: (token: string) => readJwt(openSigningKeys(platform.keys.folder), token),
  sendLogout: logoutOver(platform),
  ...systemPart(db),
  ...signOnPart(db),
  ...answerPart(db, payloadCipher(platform.fields)),
})

export type ClientStore = ReturnType<typeof clientStore>
