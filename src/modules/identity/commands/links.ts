import { Type } from 'typebox'
import { actorKey } from '../../../kernel/actor.ts'
import { command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { getAppointments } from '../../organ/index.ts'
import { getParty } from '../../party/index.ts'
import { Browser } from '../browser.ts'
import { phoneOf } from '../code.ts'
import { tellOfChange } from '../factors.ts'
import { mayInvite, mayTry } from '../identity.policy.ts'
import type { IdentityStore } from '../identity.store.ts'
import type { Account } from '../identity.ts'
import { limitsOf } from '../limits.ts'
import { accountOf, openSession } from '../open-session.ts'
import { TokenHash } from '../session-token.ts'
import { tryOnce } from '../trying.ts'
import { acceptedPassword } from './passwords.ts'
import { LanguageInput, notOpened, PasswordInput, Tried } from './shapes.ts'

const linkHours = 24

const wrongPhone = (code: string): Problem =>
  new Problem(code, 422, { fields: [{ path: 'phone', message: `problem.${code}` }] })

const Purpose = Type.Union([Type.Literal('enrol'), Type.Literal('recover')])

/**
 * Makes a one-time link for a person: `enrol` for who has nothing to sign in with yet, `recover` for who lost it. The
 * page makes the token and shows it once. An account is opened when there is none. A newer link replaces the older.
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
    const phone = typed === undefined ? undefined : phoneOf(typed)
    if (typed !== undefined && !phone) throw wrongPhone('identity.phone-wrong')
    // two people cannot sign in with one phone: whoever has it keeps it
    const free = phone !== undefined && !(await store.findAccountByPhone(phone)) ? phone : undefined
    if (!account) {
      const called = posts[0]?.personName ?? name ?? (await ask(getParty, { partyId: personId })).name
      const fresh: Account = { personId, name: called, level: 2, language: 'zh', sample: false }
      work.write(store.openAccount(fresh, free, now))
    } else if (free && !account.hasPhone) work.write(store.setPhone(personId, free))
    const expiresAt = new Date(now.getTime() + linkHours * 3_600_000)
    work.write(
      store.dropLinks(personId),
      store.addLink({ tokenHash, personId, purpose, madeBy: actorKey(actor), expiresAt }, now),
    )
    if (purpose === 'recover') await tellOfChange(work, personId, 'recovery-link')
    return { expiresAt: expiresAt.toISOString() }
  },
})

/**
 * Uses a link up: signs its person in, sets a password if one was chosen. A recovery takes away what there was before:
 * password, passkeys, authenticators, known browsers, open sessions.
 */
export const enrol = command<IdentityStore>()({
  name: 'identity.enrol',
  unscoped: 'Nobody is known yet: the link says who it is.',
  input: Type.Object({
    linkHash: TokenHash,
    password: Type.Optional(PasswordInput),
    /** What the person signs in with beside the password, where the account has no phone yet. */
    phone: Type.Optional(Type.String({ maxLength: 40 })),
    tokenHash: TokenHash,
    language: LanguageInput,
    browser: Type.Optional(Browser),
  }),
  output: Tried,
  may: mayTry,
  run: async ({ linkHash, password, phone: typed, tokenHash, language, browser }, _nothing, work) => {
    const { store, now } = work
    const waitSeconds = await tryOnce(
      work,
      limitsOf.link({ address: browser?.address, knownDevice: undefined }),
    )
    if (waitSeconds > 0) return notOpened('wait', waitSeconds)
    const link = await store.findLink(linkHash)
    if (!link || link.usedAt || link.expiresAt <= now) {
      work.refuse('identity.link-over')
      return notOpened('over')
    }
    const account = await accountOf(store, link.personId)
    const hash = password === undefined ? undefined : await acceptedPassword(work, account, password)
    if (typed !== undefined && !account.hasPhone) {
      const phone = phoneOf(typed)
      if (!phone) throw wrongPhone('identity.phone-wrong')
      if (await store.findAccountByPhone(phone)) throw wrongPhone('identity.phone-taken')
      work.write(store.setPhone(link.personId, phone))
    }
    work.write(store.useLink(linkHash, now))
    if (link.purpose === 'recover') {
      work.write(
        ...store.dropFactors(link.personId),
        store.endSessions(link.personId, {}),
        ...(hash ? [] : [store.dropPassword(link.personId)]),
        ...(browser?.knownHash ? [] : [store.forgetDevices(link.personId)]),
      )
    }
    if (hash) work.write(store.setPassword(link.personId, hash, now))
    work.note({ personId: link.personId, purpose: link.purpose })
    const opened = await openSession(work, account, { tokenHash, proofs: ['enrol'], browser, language })
    return { outcome: 'right' as const, waitSeconds: 0, ...opened }
  },
})
