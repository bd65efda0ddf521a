import { type Actor, handlesCases, within } from '../../kernel/actor.ts'
import { firstRule } from '../../kernel/decision.ts'
import { covers, type Scope, subtree } from '../../kernel/scope.ts'
import type { Certificate } from './certificate.ts'

interface Issuing {
  readonly organPath: string
}

/** Deciding a case is what entitles to a certificate; by hand only an official of that organ who issues. */
export const mayIssue = firstRule<Actor, Issuing>(
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
)

/** Suspending and ending: the head of the organ that issued it, or of one above it. */
export const mayChangeState = firstRule<Actor, Pick<Certificate, 'organPath'>>(
  [
    {
      id: 'certificate.deciding-official',
      holds: (actor, { organPath }) =>
        actor.kind === 'official' && actor.duties.includes('decide') && within(actor.path, organPath),
    },
    { id: 'certificate.platform-changes', holds: (actor) => actor.kind === 'system' },
  ],
  'certificate.deny.not-issuer',
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

/** The holder's people, officials where it was issued or shown; everybody else gets what `/verify` says. */
export const seesCertificate = firstRule<Actor, Pick<Certificate, 'holderPartyId' | 'organPath' | 'shownTo'>>(
  [
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
  ],
  'certificate.deny.not-yours',
  [
    {
      id: 'certificate.see.administrators-apart',
      reason: 'certificate.deny.not-yours',
      always: true,
      holds: (actor) => actor.kind === 'official' && !handlesCases(actor),
    },
  ],
)

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
