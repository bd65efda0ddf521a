import { Type } from 'typebox'
import { actorKey } from '../../../kernel/actor.ts'
import { command, type Reading } from '../../../kernel/operation.ts'
import { notFound, Problem } from '../../../kernel/problem.ts'
import { getAppointments } from '../../organ/index.ts'
import { getParty } from '../../party/index.ts'
import { Browser } from '../browser.ts'
import { readPhone, wrongPhone } from '../code.ts'
import { tellOfChange } from '../factors.ts'
import { mayInvite, mayTry } from '../identity.policy.ts'
import type { IdentityStore } from '../identity.store.ts'
import type { Account } from '../identity.ts'
import { limitsOf } from '../limits.ts'
import { isLive, type Link, linkNeeds } from '../link.ts'
import { accountOf, openSession } from '../open-session.ts'
import { CodeSent, enterCode, sendCodeTo } from '../sent-code.ts'
import { TokenHash } from '../session-token.ts'
import { tryOnce } from '../trying.ts'
import { acceptedPassword } from './passwords.ts'
import { Digits, LanguageInput, notOpened, PasswordInput, Tried } from './shapes.ts'

const linkHours = 24

const Purpose = Type.Union([Type.Literal('enrol'), Type.Literal('recover')])

/**
 * Makes a one-time link for a person: `enrol` for who has nothing to sign in with yet, `recover` for who lost it. The
 * page makes the token and shows it once. An account is opened when there is none. A newer link replaces the older. Whoever
 * makes it cannot use it alone (`linkNeeds`), and the person is told.
 */
export const invite = command<IdentityStore>()({
  name: 'identity.invite',
  unscoped: 'Whoever gives out a link looks for the account of somebody else.',
  input: Type.Object({
    personId: Type.String({ maxLength: 64 }),
    purpose: Purpose,
    tokenHash: TokenHash,
    /** Where the person has no account yet, holds no post and is not among the parties. */
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    /** What they will sign in with beside a password. */
    phone: Type.Optional(Type.String({ maxLength: 40 })),
  }),
  output: Type.Object({ expiresAt: Type.String() }),
  load: async ({ personId, purpose }, { store, ask }) => {
    const [account, posts] = [await store.findAccount(personId), await ask(getAppointments, { personId })]
    const enrolled = await store.hasCredential(personId)
    return { personId, purpose, account, posts, enrolled }
  },
  may: mayInvite,
  run: async ({ personId, purpose, tokenHash, name, phone: typed }, { account, posts }, work) => {
    const { store, now, actor, ask } = work
    const phone = typed === undefined ? undefined : readPhone(typed)
    // two people cannot sign in with one phone: whoever has it keeps it
    const free = phone !== undefined && !(await store.findAccountByPhone(phone)) ? phone : undefined
    if (!account) {
      const called = posts[0]?.personName ?? name ?? (await ask(getParty, { partyId: personId })).name
      const fresh: Account = { personId, name: called, level: 2, language: 'zh', sample: false }
      work.write(store.openAccount(fresh, free, now))
    } else if (free && !account.hasPhone) work.write(store.setPhone(personId, free))
    const madeBy = actorKey(actor)
    const approvedBy = actor.kind === 'system' ? madeBy : undefined
    const expiresAt = new Date(now.getTime() + linkHours * 3_600_000)
    work.write(
      store.dropLinks(personId),
      store.addLink({ tokenHash, personId, purpose, madeBy, expiresAt, approvedBy }, now),
    )
    if (account) await tellOfChange(work, personId, purpose === 'recover' ? 'recovery-link' : 'first-link')
    return { expiresAt: expiresAt.toISOString() }
  },
})

/** A link with whose it is, and what it needs besides itself. */
export const standingOf = async (
  link: Link,
  { store, ask }: Pick<Reading<IdentityStore>, 'store' | 'ask'>,
) => {
  const account = await accountOf(store, link.personId)
  const holdsPost = (await ask(getAppointments, { personId: link.personId })).length > 0
  return { account, needs: linkNeeds(link, { phoneProven: account.phoneProven, holdsPost }) }
}

/** Sends a code to the phone of whose link this is: to hold the link is the right to ask. */
export const sendLinkCode = command<IdentityStore>()({
  name: 'identity.send-link-code',
  unscoped: 'Nobody is known yet: the link says who it is.',
  input: Type.Object({ linkHash: TokenHash, language: LanguageInput, browser: Type.Optional(Browser) }),
  output: CodeSent,
  may: mayTry,
  run: async ({ linkHash, language, browser }, _nothing, work) => {
    const { store, now } = work
    const trier = { address: browser?.address, knownDevice: undefined }
    const waitSeconds = await tryOnce(work, limitsOf.link(trier))
    if (waitSeconds > 0) return { codeId: '', waitSeconds }
    const link = await store.findLink(linkHash)
    if (!isLive(link, now) || (await standingOf(link, work)).needs !== 'code') throw notFound()
    const phone = await store.phoneOf(link.personId)
    if (phone === undefined) throw notFound()
    return sendCodeTo(work, { purpose: 'step-up', phone, trier, language })
  },
})

/**
 * Uses a link up: signs its person in, sets a password if one was chosen. A recovery takes away what there was before:
 * password, passkeys, authenticators, known browsers, open sessions, and what a window had confirmed.
 */
export const enrol = command<IdentityStore>()({
  name: 'identity.enrol',
  unscoped: 'Nobody is known yet: the link says who it is.',
  input: Type.Object({
    linkHash: TokenHash,
    /** The code that came to the person's own phone, where there is one. */
    codeId: Type.Optional(Type.String({ maxLength: 64 })),
    digits: Type.Optional(Digits),
    password: Type.Optional(PasswordInput),
    /** What the person signs in with beside the password, where the account has no phone yet. */
    phone: Type.Optional(Type.String({ maxLength: 40 })),
    tokenHash: TokenHash,
    language: LanguageInput,
    browser: Type.Optional(Browser),
  }),
  output: Tried,
  may: mayTry,
  run: async (input, _nothing, work) => {
    const { linkHash, password, phone: typed, tokenHash, language, browser } = input
    const { store, now } = work
    const trier = { address: browser?.address, knownDevice: undefined }
    const waitSeconds = await tryOnce(work, limitsOf.link(trier))
    if (waitSeconds > 0) return notOpened('wait', waitSeconds)
    const link = await store.findLink(linkHash)
    if (!isLive(link, now)) {
      work.refuse('identity.link-over')
      return notOpened('over')
    }
    const { account, needs } = await standingOf(link, work)
    const { personId } = account
    if (needs === 'approval') throw new Problem('identity.link-waits', 403)
    const hash = password === undefined ? undefined : await acceptedPassword(work, account, password)
    if (needs === 'code') {
      const { codeId = '', digits = '' } = input
      const entered = await enterCode(work, { codeId, digits, purpose: 'step-up', browser })
      if (entered.outcome !== 'right') return notOpened(entered.outcome, entered.waitSeconds)
      if (entered.phone !== (await store.phoneOf(personId))) {
        work.refuse('identity.code-of-another')
        return notOpened('wrong')
      }
    }
    if (typed !== undefined && !account.hasPhone) {
      const phone = readPhone(typed)
      if (await store.findAccountByPhone(phone)) throw wrongPhone('identity.phone-taken')
      work.write(store.setPhone(personId, phone))
    }
    work.write(store.useLink(linkHash, now))
    const recovers = link.purpose === 'recover'
    const known = recovers && account.level > 2 ? { ...account, level: 2 as const } : account
    if (recovers) {
      work.write(
        ...store.dropFactors(personId),
        store.endSessions(personId, {}),
        store.forgetDevices(personId, browser?.knownHash),
        ...(hash ? [] : [store.dropPassword(personId)]),
        // who has a phone had it written nowhere above: one row is changed once
        ...(known === account || typed !== undefined ? [] : [store.setLevel(personId, known.level)]),
      )
    }
    if (hash) work.write(store.setPassword(personId, hash, now))
    work.note({ personId, purpose: link.purpose })
    await tellOfChange(work, personId, 'link-used')
    const opened = await openSession(work, known, { tokenHash, proofs: ['enrol'], browser, language })
    return { outcome: 'right' as const, waitSeconds: 0, ...opened }
  },
})
