import { Type } from 'typebox'
import { query } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import { mayAsPerson, mayChangeFactors, mayUseSession } from '../factors.policy.ts'
import { loadOwn } from '../factors.ts'
import { mustBeFresh } from '../fresh.ts'
import type { IdentityStore } from '../identity.store.ts'
import { isOpen, type ScanState } from '../scan.ts'
import { TokenHash } from '../session-token.ts'
import { totpUri } from '../totp.ts'

/** A factor as its owner sees it. */
export interface FactorLine {
  readonly id: string
  readonly kind: 'passkey' | 'totp'
  readonly name: string
  readonly addedAt: Date
  readonly usedAt: Date | undefined
}

/** What a person can prove themselves with, and whether they may change it right now. */
export interface MyFactors {
  readonly factors: readonly FactorLine[]
  readonly recoveryCodes: number
  readonly mayChange: boolean
  /** An official without any: the first one needs the administrator's link. */
  readonly linkNeeded: boolean
}

/** My passkeys, authenticator apps and what is left of my recovery codes. */
export const getMyFactors = query<IdentityStore>()({
  name: 'identity.get-my-factors',
  input: Type.Object({ tokenHash: TokenHash }),
  may: mayAsPerson,
  run: async ({ tokenHash }, reading): Promise<MyFactors> => {
    const { actor, store } = reading
    const own = await loadOwn({ tokenHash }, reading)
    if (!own || !('personId' in actor) || actor.personId !== own.session.account.personId) throw notFound()
    const { personId } = own.session.account
    const [passkeys, apps, hashes] = await Promise.all([
      store.passkeys.listOf(personId),
      store.totp.listOf(personId),
      store.totp.listRecoveryHashes(personId),
    ])
    const line = (kind: FactorLine['kind']) => (f: Omit<FactorLine, 'kind'>) => ({
      id: f.id,
      kind,
      name: f.name,
      addedAt: f.addedAt,
      usedAt: f.usedAt,
    })
    const mayChange = mayChangeFactors(actor, own.standing).allowed
    return {
      factors: [...passkeys.map(line('passkey')), ...apps.map(line('totp'))],
      recoveryCodes: hashes.length,
      mayChange,
      linkNeeded: !mayChange && !own.standing.hasFactor && own.standing.holdsPost && !own.standing.sample,
    }
  },
})

/** The secret of the app being added in this session, for its QR code and for typing: nobody else ever sees it. */
export const getPendingTotp = query<IdentityStore>()({
  name: 'identity.get-pending-totp',
  input: Type.Object({ tokenHash: TokenHash }),
  may: mayAsPerson,
  run: async (
    { tokenHash },
    { actor, store },
  ): Promise<{ readonly uri: string; readonly secret: string } | null> => {
    const session = await store.findSession(tokenHash)
    if (!session || !('personId' in actor) || actor.personId !== session.account.personId) throw notFound()
    const pending = await store.totp.findPending(session.account.personId, session.id)
    return pending
      ? { uri: totpUri(pending.secret, session.account.name, '通办'), secret: pending.secret }
      : null
  },
})

/** A QR sign-in as its PC sees it. */
export interface ScanShown {
  readonly state: ScanState | 'over'
  readonly number: number
  readonly expiresAt: Date
}

/** A QR sign-in as the phone is asked about it. */
export interface ScanAsked {
  readonly device: string
  readonly place: string
  readonly choices: readonly number[]
  readonly expiresAt: Date
}

/** How far the code of this PC is. */
export const getScanOfBrowser = query<IdentityStore>()({
  name: 'identity.get-scan-of-browser',
  unscoped: 'Nobody is known yet: only the browser that shows the code has its secret.',
  input: Type.Object({ browserHash: TokenHash }),
  may: 'public',
  run: async ({ browserHash }, { store, now }): Promise<ScanShown | null> => {
    const scan = await store.scans.findByBrowser(browserHash)
    if (!scan) return null
    const state = scan.expiresAt > now ? scan.state : 'over'
    return { state, number: scan.number, expiresAt: scan.expiresAt }
  },
})

/** What the phone is asked to confirm, after a fresh proof: which machine wants in, and three numbers. 404 for what is over or never was. */
export const getScanToAnswer = query<IdentityStore>()({
  name: 'identity.get-scan-to-answer',
  unscoped: 'What a PC shows is nobody’s until a phone has answered it.',
  input: Type.Object({ tokenHash: TokenHash, codeHash: TokenHash }),
  may: mayAsPerson,
  run: async ({ tokenHash, codeHash }, reading): Promise<ScanAsked> => {
    const { actor, store, now } = reading
    const session = await store.findSession(tokenHash)
    if (!session || !mayUseSession(actor, session).allowed) throw notFound()
    mustBeFresh(session, reading)
    const scan = await store.scans.findByCode(codeHash)
    if (!scan || !isOpen(scan, now)) throw notFound()
    return { device: scan.device, place: scan.place, choices: scan.choices, expiresAt: scan.expiresAt }
  },
})
