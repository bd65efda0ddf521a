import { type Actor, handlesCases, within } from '../../kernel/actor.ts'
import { firstRule, type Prohibition, type Rule } from '../../kernel/decision.ts'
import { covers, type Scope, subtree } from '../../kernel/scope.ts'
import type { Certificate } from './certificate.ts'

interface Issuing {
  readonly organPath: string
  readonly holder: { readonly id: string }
}

/** Nobody issues, suspends or ends their own (回避). */
const own = (id: string): Prohibition<Actor, { readonly organPath: string }> => ({
  id,
  reason: 'certificate.deny.own',
  aboutPerson: true,
  holds: (actor, found) => {
    const { holder, holderPartyId } = found as Partial<Issuing & Certificate>
    return actor.kind === 'official' && actor.personId === (holderPartyId ?? holder?.id)
  },
})

/** Whose relative the official is was looked up when it was loaded. */
interface OfCircle {
  readonly ofCircle?: boolean
}

const family = (id: string): Prohibition<Actor, OfCircle> => ({
  id,
  reason: 'certificate.deny.family',
  aboutPerson: true,
  holds: (_actor, { ofCircle }) => ofCircle === true,
})

/** Deciding a case is what entitles to a certificate; by hand only an official of that organ who issues. */
export const mayIssue = firstRule<Actor, Issuing & OfCircle>(
  [
    { id: 'certificate.decided-case', holds: (actor) => actor.via?.startsWith('case.') ?? false },
    { id: 'certificate.platform-issues', holds: (actor) => actor.kind === 'system' },
    {
      id: 'certificate.issuing-official',
      holds: (actor, { organPath }) =>
        actor.kind === 'official' && actor.duties.includes('issue') && within(actor.path, organPath),
    },
  ],
  'certificate.deny.not-issuer',
  [own('certificate.issue.own'), family('certificate.issue.family')],
)

/** Suspending and ending: the head of the organ that issued it, or of one above it. */
export const mayChangeState = firstRule<Actor, Pick<Certificate, 'organPath' | 'holderPartyId'> & OfCircle>(
  [
    {
      id: 'certificate.deciding-official',
      holds: (actor, { organPath }) =>
        actor.kind === 'official' && actor.duties.includes('decide') && within(actor.path, organPath),
    },
    { id: 'certificate.platform-changes', holds: (actor) => actor.kind === 'system' },
  ],
  'certificate.deny.not-issuer',
  [own('certificate.change.own'), family('certificate.change.family')],
)

/** Making the document, loading kinds, sweeping files. */
export const platformOnly = firstRule<Actor, unknown>(
  [{ id: 'certificate.platform', holds: (actor) => actor.kind === 'system' }],
  'certificate.deny.platform-only',
)

const holderScope = (actor: Actor): Scope | undefined =>
  actor.kind === 'resident' ? { party: actor.partyId } : undefined
const organScope = (actor: Actor): Scope | undefined =>
  actor.kind === 'official' ? subtree(actor.path) : undefined
const opens = (scope: Scope | undefined, paths: readonly string[], parties: readonly string[]): boolean =>
  scope !== undefined && covers([scope], { paths, parties })

type Seen = Pick<Certificate, 'holderPartyId' | 'organPath' | 'shownTo'>

const seeing: readonly Rule<Actor, Seen>[] = [
  {
    id: 'certificate.see.holder',
    scope: holderScope,
    holds: (actor, { holderPartyId }) => opens(holderScope(actor), [], [holderPartyId]),
  },
  {
    id: 'certificate.see.issuing-organ',
    scope: organScope,
    holds: (actor, { organPath }) => opens(organScope(actor), [organPath], []),
  },
  {
    id: 'certificate.see.shown-to-organ',
    scope: organScope,
    holds: (actor, { shownTo }) => opens(organScope(actor), shownTo, []),
  },
  { id: 'certificate.see.platform', holds: (actor) => actor.kind === 'system' },
]

const administratorsApart: Prohibition<Actor, Seen> = {
  id: 'certificate.see.administrators-apart',
  reason: 'certificate.deny.not-yours',
  always: true,
  holds: (actor) => actor.kind === 'official' && !handlesCases(actor),
}

/** The holder's people, officials where it was issued or shown; everybody else gets what `/verify` says. */
export const seesCertificate = firstRule<Actor, Seen>(seeing, 'certificate.deny.not-yours', [
  administratorsApart,
])

/** The wallet itself: not for who acts by a mandate for chosen items, though a case may show them one of its papers. */
export const seesInWallet = firstRule<Actor, Seen>(seeing, 'certificate.deny.not-yours', [
  administratorsApart,
  {
    id: 'certificate.wallet.whole-mandate',
    reason: 'certificate.deny.not-yours',
    always: true,
    holds: (actor) => actor.kind === 'resident' && actor.items !== undefined,
  },
])

/** People, officials who handle cases and the platform ask about certificates at all. */
export const mayAskAbout = firstRule<Actor, unknown>(
  [
    { id: 'certificate.ask.resident', holds: (actor) => actor.kind === 'resident' },
    { id: 'certificate.ask.official', holds: handlesCases },
    { id: 'certificate.ask.platform', holds: (actor) => actor.kind === 'system' },
  ],
  'certificate.deny.not-yours',
)

/** Showing it to an organ is the holder's to do; an official passes on what was shown to them. */
export const mayShow = firstRule<Actor, readonly Certificate[]>(
  [
    {
      id: 'certificate.sees-all',
      holds: (actor, certificates) => certificates.every((one) => seesCertificate(actor, one).allowed),
    },
  ],
  'certificate.deny.not-yours',
)
