import { type Actor, type Official, system, visitor } from '../../src/kernel/actor.ts'
import type { Id, OrganId, PartyId } from '../../src/kernel/ids.ts'

/** One kind of asker: a column of the matrix. */
export interface Archetype {
  readonly name: string
  readonly actor: Actor
  /** Whose legal representative or guardian they are, as a command finds it. */
  readonly capacity?: 'legal-representative' | 'guardian'
  /** Holds a post of a town or village, and may enter a help code. */
  readonly villageAgent?: true
}

const resident = (personId: string, partyId = personId, items?: readonly string[]): Actor => ({
  kind: 'resident',
  personId: personId as PartyId,
  partyId: partyId as PartyId,
  ...(partyId === personId ? {} : { mandateId: `m-${personId}` as Id<'mandate'> }),
  ...(items ? { items } : {}),
  name: personId,
  level: 3,
  language: 'zh',
})

/** The organ that handles the cases of the matrix, one beside it, its twin in the next county. */
export const organ = 'gx.qinzhou.lingshan.market-regulation.'
export const besides = 'gx.qinzhou.lingshan.health.'
export const twin = 'gx.qinzhou.pubei.market-regulation.'
const province = 'gx.'

/** An official in a post of their own. */
export const officialFor = (personId: string, duties: readonly string[], path = organ): Actor => ({
  kind: 'official',
  personId: personId as PartyId,
  appointmentId: `post-${personId}` as Id<'appointment'>,
  organId: path as OrganId,
  path,
  duties,
  name: personId,
  level: 4,
  language: 'zh',
})

/** An administrator of a county alone: what their government's subtree does not hold is not there for them. */
const ofCounty = (personId: string, duty: string, county: string): Actor => ({
  ...(officialFor(personId, [duty], `${county}commerce.`) as Official),
  realm: county,
})

const client = (scopes: readonly string[], purpose: string): Actor => ({
  kind: 'client',
  clientId: 'c-1' as Id<'client'>,
  scopes,
  purpose,
  organId: organ as OrganId,
  path: organ,
})

const caseDuties = ['accept', 'review', 'decide', 'issue']

/** Who asks. Cases of the matrix are of the person zhang, the company jia, or the child xiaobao. */
export const archetypes: readonly Archetype[] = [
  { name: 'visitor', actor: visitor() },
  { name: 'resident', actor: resident('zhang') },
  { name: 'stranger', actor: resident('wei') },
  {
    name: 'legal-representative',
    actor: resident('zhang', 'jia'),
    capacity: 'legal-representative',
  },
  { name: 'handler-in-scope', actor: resident('he', 'jia', ['food-licence']) },
  { name: 'handler-out-of-scope', actor: resident('he', 'jia', ['outdoor-event']) },
  { name: 'handler-of-another', actor: resident('qian', 'yi') },
  { name: 'guardian', actor: resident('mother', 'xiaobao'), capacity: 'guardian' },
  {
    name: 'agent-live-code',
    actor: resident('agent', 'zhang', ['food-licence']),
  },
  // the code has ended: the session stands for the agent alone again
  { name: 'agent-expired-code', actor: resident('agent') },
  {
    name: 'village-official',
    actor: officialFor('agent', ['accept'], 'gx.qinzhou.lingshan.tanxu.xincun.'),
    villageAgent: true,
  },
  { name: 'accept-clerk', actor: officialFor('li', ['accept']) },
  { name: 'reviewer', actor: officialFor('sun', ['review']) },
  { name: 'decider', actor: officialFor('zhou', ['decide']) },
  { name: 'issuer', actor: officialFor('wu', ['issue']) },
  // the appointment has ended: what is left is the person
  { name: 'ex-official', actor: resident('ex') },
  {
    name: 'stand-in',
    actor: {
      ...officialFor('zheng', ['accept', 'review']),
      standsInFor: 'post-feng' as Id<'appointment'>,
    } as Actor,
  },
  { name: 'twin-county', actor: officialFor('chu', caseDuties, twin) },
  { name: 'province-superior', actor: officialFor('shen', caseDuties, province) },
  { name: 'own-case-official', actor: officialFor('zhang', caseDuties) },
  { name: 'family-case-official', actor: officialFor('spouse', caseDuties) },
  // the father's brother, in another household
  { name: 'uncle-case-official', actor: officialFor('uncle', caseDuties) },
  { name: 'recused-official', actor: officialFor('recused', caseDuties) },
  { name: 'representing-official', actor: officialFor('rep', caseDuties) },
  { name: 'system-admin', actor: officialFor('sys', ['system-admin'], province) },
  { name: 'security-admin', actor: officialFor('sec', ['security-admin'], province) },
  { name: 'audit-admin', actor: officialFor('aud', ['audit'], province) },
  { name: 'operator', actor: officialFor('ope', ['operate'], province) },
  { name: 'client-right-purpose', actor: client(['staff'], 'staff-directory') },
  { name: 'client-wrong-purpose', actor: client(['staff'], 'marketing') },
  { name: 'system', actor: system('matrix') },
  // the same people inside a command of another module
  { name: 'within-case-command', actor: { ...resident('zhang'), via: 'case.submit' } as Actor },
  { name: 'within-closing', actor: { ...resident('zhang'), via: 'case.close-account' } as Actor },
  {
    name: 'within-guardianship',
    actor: { ...resident('mother'), via: 'register.establish-guardianship' } as Actor,
  },
  {
    name: 'within-appointing',
    actor: {
      ...officialFor('sys', ['system-admin'], province),
      via: 'administration.appoint-person',
    } as Actor,
  },
  {
    name: 'within-revealing',
    actor: { ...officialFor('li', ['accept']), within: 'case.reveal-applicant' } as Actor,
  },
  {
    name: 'within-emergency-grant',
    actor: { ...officialFor('sec', ['security-admin'], province), via: 'emergency.grant' } as Actor,
  },
  {
    name: 'within-emergency-end',
    actor: { ...officialFor('sec', ['security-admin'], province), via: 'emergency.end' } as Actor,
  },
  { name: 'within-founding', actor: { ...visitor(), via: 'organ.found-first-organ' } as Actor },
  { name: 'setup-link', actor: { ...visitor(), via: 'administration.set-up' } as Actor },
  { name: 'county-system-admin', actor: ofCounty('csys', 'system-admin', 'gx.qinzhou.lingshan.') },
  { name: 'county-security-admin', actor: ofCounty('csec', 'security-admin', 'gx.qinzhou.lingshan.') },
  { name: 'county-audit-admin', actor: ofCounty('caud', 'audit', 'gx.qinzhou.lingshan.') },
  { name: 'twin-system-admin', actor: ofCounty('tsys', 'system-admin', 'gx.qinzhou.pubei.') },
  { name: 'twin-security-admin', actor: ofCounty('tsec', 'security-admin', 'gx.qinzhou.pubei.') },
  { name: 'twin-audit-admin', actor: ofCounty('taud', 'audit', 'gx.qinzhou.pubei.') },
  {
    name: 'within-emergency-reading',
    actor: {
      ...officialFor('ope', ['operate'], province),
      within: 'case.open-paper-in-emergency',
    } as Actor,
  },
  {
    name: 'within-agreeing',
    actor: { ...officialFor('li', ['accept']), via: 'identity.agree-at-window' } as Actor,
  },
  {
    name: 'within-asking-consent',
    actor: { ...officialFor('li', ['accept']), within: 'identity.ask-consent' } as Actor,
  },
]
