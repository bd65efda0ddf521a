import type { Official, Resident } from '../../kernel/actor.ts'
import type { Work } from '../../kernel/operation.ts'
import { notFound } from '../../kernel/problem.ts'
import type { Language } from '../../kernel/text.ts'
import { type Appointment, getAppointments } from '../organ/index.ts'
import type { AccountRow } from './account.store.ts'
import { type Browser, networkOf } from './browser.ts'
import { asAppointment, asSelf } from './capacities.ts'
import type { IdentityStore } from './identity.store.ts'
import { type Account, absoluteEnd, type Lasts } from './identity.ts'
import { hasSecondFactor, lastProvenAt, type Proof, type ProofKind, proofsLevel } from './proofs.ts'
import type { SessionRow } from './session.store.ts'
import { newCsrfSecret } from './session-token.ts'
import { tellOfNewBrowser } from './suspicious.ts'

export interface Opened {
  readonly kind: 'resident' | 'official'
  /** The person holds a post and acts for themselves until a second factor is proven. */
  readonly secondFactorDue: boolean
}

/** May this session act in a post? Invented officials need no factor in the sample province, and do not exist elsewhere. */
export const mayTakePost = (store: IdentityStore, account: Account, proofs: readonly Proof[]): boolean =>
  (account.sample && store.sample()) || hasSecondFactor(proofs)

interface Chosen {
  readonly actor: Resident | Official
  readonly lasts: Lasts
}

/** The capacity somebody begins in: their first post when that is proven well enough, else themselves. */
const begin = (
  store: IdentityStore,
  account: Account,
  posts: readonly Appointment[],
  proofs: readonly Proof[],
  language: Language,
): Chosen => {
  const known = { ...account, level: proofsLevel(account, proofs) }
  const [post] = mayTakePost(store, account, proofs) ? posts : []
  return post
    ? { actor: asAppointment(known, post, language), lasts: post }
    : { actor: asSelf(known, language), lasts: {} }
}

const notAfter = (session: SessionRow | undefined, end: Date): Date =>
  session && session.absoluteAt < end ? session.absoluteAt : end

/** Opens a session for a person who has just proven who they are; the proof itself is the calling command's matter. */
export const openSession = async (
  work: Work<IdentityStore>,
  account: Account,
  by: {
    readonly tokenHash: string
    readonly proofs: readonly ProofKind[]
    /** The session that vouched for this one: it proves no more than that did, and ends no later. */
    readonly from?: SessionRow | undefined
    readonly browser?: Browser | undefined
    readonly language?: Language | undefined
  },
): Promise<Opened> => {
  const { actor, ask, store, write, now } = work
  const posts = await ask(getAppointments, { personId: account.personId })
  const speaks = by.language ?? ('language' in actor ? actor.language : account.language)
  const provenAt = by.from ? lastProvenAt(by.from.proofs) : now
  const proofs = by.proofs.map((kind): Proof => ({ by: kind, at: provenAt.toISOString() }))
  const chosen = begin(store, account, posts, proofs, speaks)
  write(
    store.open({
      id: work.newId<'session'>(),
      tokenHash: by.tokenHash,
      csrfSecret: newCsrfSecret(),
      actor: chosen.actor,
      proofs,
      device: by.browser?.userAgent ?? '',
      place: networkOf(by.browser?.address),
      openedAt: now,
      absoluteAt: notAfter(by.from, absoluteEnd(now, chosen.actor.kind, chosen.lasts)),
    }),
  )
  await tellOfNewBrowser(work, account, by.browser)
  if (by.browser?.knownHash)
    write(store.knowDevice(account.personId, by.browser.knownHash, by.browser.userAgent ?? '', now))
  return { kind: chosen.actor.kind, secondFactorDue: posts.length > 0 && chosen.actor.kind === 'resident' }
}

/**
 * Adds a proof to a session that goes on: new token, same drafts, same end, higher level. With `takePost` a person who
 * was waiting for the second factor goes on in their first post.
 */
export const addProof = async (
  work: Work<IdentityStore>,
  session: SessionRow,
  by: { readonly newTokenHash: string; readonly proof: ProofKind; readonly takePost?: boolean | undefined },
): Promise<Opened> => {
  const { ask, store, write, now } = work
  const { account, actor } = session
  const proofs = [...session.proofs, { by: by.proof, at: now.toISOString() }]
  const posts = by.takePost ? await ask(getAppointments, { personId: account.personId }) : []
  const taken = posts.length > 0 ? begin(store, account, posts, proofs, actor.language) : undefined
  const next: Chosen = taken ?? {
    actor: { ...actor, level: proofsLevel(account, proofs) },
    lasts: {},
  }
  write(rotated(session, { ...next, proofs, newTokenHash: by.newTokenHash, now }, store))
  return { kind: next.actor.kind, secondFactorDue: false }
}

/** The session under a new token; a change never lengthens what was left of it. */
export const rotated = (
  session: SessionRow,
  to: Chosen & { readonly proofs: readonly Proof[]; readonly newTokenHash: string; readonly now: Date },
  store: IdentityStore,
) =>
  store.change(session.tokenHash, {
    tokenHash: to.newTokenHash,
    csrfSecret: newCsrfSecret(),
    actor: to.actor,
    proofs: to.proofs,
    now: to.now,
    absoluteAt: notAfter(session, absoluteEnd(to.now, to.actor.kind, to.lasts)),
  })

/** The person's own open account, or the 404 of nothing there. */
export const accountOf = async (store: IdentityStore, personId: string): Promise<AccountRow> => {
  const account = await store.findAccount(personId)
  if (!account) throw notFound()
  return account
}
