import { randomUUID } from 'node:crypto'
import type { Platform } from '../../../platform/platform.ts'
import { openSigningKeys, signJwt } from './signing-keys.ts'
import { pairwiseSubjects, sidOf } from './subjects.ts'

export interface LogoutNotice {
  readonly signOnId: string
  readonly account: string
  readonly clientId: string
  readonly sector: string
  readonly logoutUri: string
}

const goodForSeconds = 120

/** Tells a system that somebody's session is over (OpenID Connect Back-Channel Logout 1.0); says whether it was taken. */
export type SendLogout = (notice: LogoutNotice) => Promise<boolean>

export const logoutOver =
  (platform: Platform): SendLogout =>
  async ({ signOnId, account, clientId, sector, logoutUri }) => {
    const [signing] = openSigningKeys(platform.keys.folder)
    if (!signing) throw new Error('no key to sign with')
    // receivers compare with the time of day, so this is the clock of the machine
    const now = Math.floor(Date.now() / 1000)
    const token = signJwt(signing, 'logout+jwt', {
      iss: `${platform.config.publicUrl}/oidc`,
      aud: clientId,
      iat: now,
      exp: now + goodForSeconds,
      jti: randomUUID(),
      sub: pairwiseSubjects(platform.keys)(sector, account),
      sid: sidOf(signOnId, clientId),
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    })
    const answer = await platform.outgoing({
      url: logoutUri,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ logout_token: token }).toString(),
      maxBytes: 16_384,
    })
    return answer.status === 200 || answer.status === 204
  }
