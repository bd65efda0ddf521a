import { type Actor, within } from '../../kernel/actor.ts'
import { allow, type Decision, deny, firstRule } from '../../kernel/decision.ts'
import type { Certificate } from './certificate.ts'

interface Issuing {
  readonly organPath: string
}

/** Deciding a case is what entitles to a certificate; by hand only an official of that organ who issues. */
export const mayIssue: (actor: Actor, issuing: Issuing) => Decision = firstRule(
  [
    { id: 'certificate.decided-case', holds: (actor) => actor.via?.startsWith('case.') ?? false },
    { id: 'certificate.platform', holds: (actor) => actor.kind === 'system' },
    {
      id: 'certificate.issuing-official',
      holds: (actor, { organPath }) =>
        actor.kind === 'official' && actor.duties.includes('issue') && within(actor.path, organPath),
    },
  ],
  'certificate.deny.not-issuer',
)

/** Suspending and ending: the head of the organ that issued it, or of one above it. */
export const mayChangeState: (actor: Actor, certificate: Certificate) => Decision = firstRule(
  [
    {
      id: 'certificate.deciding-official',
      holds: (actor, { organPath }) =>
        actor.kind === 'official' && actor.duties.includes('decide') && within(actor.path, organPath),
    },
    { id: 'certificate.platform', holds: (actor) => actor.kind === 'system' },
  ],
  'certificate.deny.not-issuer',
)

/** Making the document, loading kinds, sweeping files. */
export const platformOnly = (actor: Actor): Decision =>
  actor.kind === 'system' ? allow('certificate.platform') : deny('default', 'certificate.deny.platform-only')

/** The holder's people, officials where it was issued or shown; everybody else gets what `/verify` says. */
export const seesCertificate: (actor: Actor, certificate: Certificate) => Decision = firstRule(
  [
    {
      id: 'certificate.holder',
      holds: (actor, certificate) => actor.kind === 'resident' && actor.partyId === certificate.holderPartyId,
    },
    {
      id: 'certificate.issuing-organ',
      holds: (actor, certificate) => actor.kind === 'official' && within(actor.path, certificate.organPath),
    },
    {
      id: 'certificate.shown-to-organ',
      holds: (actor, { shownTo }) =>
        actor.kind === 'official' && shownTo.some((path) => within(actor.path, path)),
    },
    { id: 'certificate.platform', holds: (actor) => actor.kind === 'system' },
  ],
  'certificate.deny.not-yours',
)

/** Showing it to an organ is the holder's to do; an official passes on what was shown to them. */
export const mayShow: (actor: Actor, certificates: readonly Certificate[]) => Decision = firstRule(
  [
    {
      id: 'certificate.sees-all',
      holds: (actor, certificates) => certificates.every((one) => seesCertificate(actor, one).allowed),
    },
  ],
  'certificate.deny.not-yours',
)
