import { Type } from 'typebox'
import type { Actor } from '../../../kernel/actor.ts'
import { query } from '../../../kernel/operation.ts'
import { notFound } from '../../../kernel/problem.ts'
import { mask } from '../../../platform/crypto/mask.ts'
import { phoneOf } from '../code.ts'
import { standingOf } from '../commands/links.ts'
import { mayAsPerson } from '../factors.policy.ts'
import { maySeeSignIns } from '../identity.policy.ts'
import type { IdentityStore } from '../identity.store.ts'
import { isLive } from '../link.ts'
import { accountOf } from '../open-session.ts'
import { freshProof, hasSecondFactor, proofsLevel } from '../proofs.ts'
import { TokenHash } from '../session-token.ts'

const personOf = (actor: Actor): string => {
  if (actor.kind !== 'resident' && actor.kind !== 'official') throw notFound()
  return actor.personId
}

/** One's account as its pages need it. */
export interface MyAccount {
  readonly name: string
  /** How well the person is known; the session may be proven better. */
  readonly level: number
  readonly maskedPhone: string | undefined
  readonly passwordSetAt: Date | undefined
}

/** What I can sign in with. */
export const getMyAccount = query<IdentityStore>()({
  name: 'identity.get-my-account',
  input: Type.Object({}),
  may: mayAsPerson,
  run: async (_input, { actor, store }): Promise<MyAccount> => {
    const personId = personOf(actor)
    const account = await accountOf(store, personId)
    const phone = await store.phoneOf(personId)
    return {
      name: account.name,
      level: account.level,
      maskedPhone: phone && mask('phone', phone),
      passwordSetAt: (await store.findPassword(personId))?.setAt,
    }
  },
})

/** How well a session is proven, and how well its person is known. */
export interface Standing {
  readonly accountLevel: number
  readonly level: number
  readonly factor: boolean
  readonly fresh: boolean
}

/** What my session was proven by, as far as a page that asks for more has to know. */
export const getMyStanding = query<IdentityStore>()({
  name: 'identity.get-my-standing',
  input: Type.Object({ tokenHash: TokenHash }),
  may: mayAsPerson,
  run: async ({ tokenHash }, { actor, store, now }): Promise<Standing> => {
    const session = await store.findSession(tokenHash)
    if (!session || session.account.personId !== personOf(actor)) throw notFound()
    const { account, proofs } = session
    const trusted = account.sample && store.sample()
    return {
      accountLevel: account.level,
      level: proofsLevel(account, proofs),
      factor: hasSecondFactor(proofs),
      fresh: trusted || freshProof(proofs, now),
    }
  },
})

/** A one-time link as its page shows it. */
export interface OpenLink {
  readonly name: string
  readonly purpose: 'enrol' | 'recover'
  /** Without one the person has to say with which phone they will sign in. */
  readonly hasPhone: boolean
  /** A code to the person's own phone, or the yes of a second administrator. */
  readonly needs: 'nothing' | 'code' | 'approval'
  readonly maskedPhone: string | undefined
}

/** Whom a link would let in and for what; null when it is over. Knowing the link is the right to know. */
export const getLink = query<IdentityStore>()({
  name: 'identity.get-link',
  unscoped: 'Nobody is known yet: to hold the link is the right to know whose it is.',
  input: Type.Object({ linkHash: TokenHash }),
  may: 'public',
  run: async ({ linkHash }, { store, now, ask }): Promise<OpenLink | null> => {
    const link = await store.findLink(linkHash)
    if (!isLive(link, now)) return null
    const { account, needs } = await standingOf(link, { store, ask })
    const phone = await store.phoneOf(link.personId)
    const maskedPhone = phone && mask('phone', phone)
    return { name: account.name, purpose: link.purpose, hasPhone: account.hasPhone, needs, maskedPhone }
  },
})

/** An account as the security administrator sees it: enough to be sure, no more. */
export interface AccountLine {
  readonly personId: string
  readonly maskedName: string
  readonly maskedPhone: string | undefined
  readonly level: number
  readonly sessions: number
}

/** The account with this phone, for who lost their way in or whose account is in wrong hands; null for none. */
export const findAccount = query<IdentityStore>()({
  name: 'identity.find-account',
  unscoped: 'Looks for the account of somebody else, by phone; each asking is in the audit.',
  input: Type.Object({ phone: Type.String({ maxLength: 40 }) }),
  may: maySeeSignIns,
  personal: true,
  run: async ({ phone: typed }, { store, note }): Promise<AccountLine | null> => {
    const phone = phoneOf(typed)
    const account = phone && (await store.findAccountByPhone(phone))
    if (!phone || !account) return null
    note({ personId: account.personId })
    return {
      personId: account.personId,
      maskedName: mask('name', account.name),
      maskedPhone: mask('phone', phone),
      level: account.level,
      sessions: (await store.listSessions(account.personId)).length,
    }
  },
})

/** A factor without what would let somebody in. */
const plainFactor = (f: {
  readonly name: string
  readonly addedAt: Date
  readonly usedAt: Date | undefined
}) => ({
  name: f.name,
  addedAt: f.addedAt,
  usedAt: f.usedAt,
})

/** Everything this module keeps about me, without what would let somebody in. */
export const exportMine = query<IdentityStore>()({
  name: 'identity.export-mine',
  input: Type.Object({}),
  may: mayAsPerson,
  run: async (_input, { actor, store }): Promise<Record<string, unknown>> => {
    const personId = personOf(actor)
    const account = await accountOf(store, personId)
    const sessions = await store.listSessions(personId)
    return {
      account: {
        name: account.name,
        level: account.level,
        language: account.language,
        phone: await store.phoneOf(personId),
        openedAt: account.openedAt,
        passwordSetAt: (await store.findPassword(personId))?.setAt,
      },
      passkeys: (await store.passkeys.listOf(personId)).map(plainFactor),
      authenticators: (await store.totp.listOf(personId)).map(plainFactor),
      knownBrowsers: await store.listKnownDevices(personId),
      sessions: sessions.map(({ device, place, openedAt, touchedAt, proofs }) => ({
        device,
        place,
        openedAt,
        touchedAt,
        proofs,
      })),
    }
  },
})
