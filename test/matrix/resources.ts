import type { PartyId } from '../../src/kernel/ids.ts'
import type { Relation } from '../../src/modules/case/case.policy.ts'
import { aCase, anOrgan, aTask } from '../../src/modules/case/testing.ts'
import { type Archetype, besides, organ, twin } from './archetypes.ts'

/** What an operation is about, as `load` would have found it for this asker. */
export type Resource = (who: Archetype) => unknown

const now = new Date('2026-11-23T02:00:00Z')
const party = (id: string): PartyId => id as PartyId

const personOf = ({ actor }: Archetype): string =>
  actor.kind === 'resident' || actor.kind === 'official' ? actor.personId : ''

/** As the registers and mandates of these invented people have it. */
const relationOf = (
  who: Archetype,
  applicant: { partyId: string; personId: string },
): Relation | undefined => {
  if (who.actor.kind !== 'official') return undefined
  const person = personOf(who)
  if (person === applicant.partyId || person === applicant.personId) return 'own'
  if (person === 'recused') return 'recused'
  if (['spouse', 'uncle'].includes(person) && applicant.personId === 'zhang') return 'family'
  return person === 'rep' && applicant.partyId === 'jia' ? 'represented' : undefined
}

const applicants = {
  zhang: { partyId: party('zhang'), personId: party('zhang'), kind: 'person', name: '张三' },
  jia: { partyId: party('jia'), personId: party('he'), kind: 'enterprise', name: '甲餐饮公司' },
  xiaobao: { partyId: party('xiaobao'), personId: party('mother'), kind: 'person', name: '小宝' },
} as const

const caseOf =
  (of: keyof typeof applicants, task: Parameters<typeof aTask>[0] | 'gone' = {}, paths = [organ]): Resource =>
  (who) => {
    const applicant = applicants[of]
    const tasks = task === 'gone' ? [] : [aTask(task)]
    const found = aCase({ applicant, parties: [applicant.partyId], paths, tasks })
    return { ...found, found, task: tasks[0], relation: relationOf(who, applicant) }
  }

const file = (sharedWith: readonly string[], itemCode?: string) => ({
  id: 'f',
  ownerPartyId: 'zhang',
  itemCode,
  sharedWith,
})
const ofCircle = (who: Archetype): boolean =>
  relationOf(who, { partyId: 'zhang', personId: 'zhang' }) === 'family'
const certificate = (organPath: string, shownTo: readonly string[], who: Archetype) => ({
  ofCircle: ofCircle(who),
  holderPartyId: 'zhang',
  organPath,
  shownTo,
})

const sessionOf =
  (standing: object): Resource =>
  () => {
    const actor = { personId: 'zhang' }
    const session = { actor, personId: 'zhang', account: actor }
    return {
      ...session,
      session,
      standing: { proofs: [], hasFactor: false, holdsPost: false, sample: false, now, ...standing },
    }
  }
const proofs = (...by: readonly string[]) => by.map((one) => ({ by: one, at: now.toISOString() }))

const capacityOf = (who: Archetype): unknown =>
  who.capacity && who.actor.kind === 'resident'
    ? { kind: who.capacity, personId: who.actor.personId, partyId: who.actor.partyId }
    : undefined

const mandateOf =
  (kind: string, personId: string, partyId: string): Resource =>
  (who) => ({
    mandate: { kind, personId, partyId },
    mine: personOf(who) === personId,
    capacity: capacityOf(who),
  })

const appointing =
  (duties: readonly string[], others: readonly (readonly string[])[] = [], personId = 'somebody'): Resource =>
  () => ({
    personId,
    duties,
    others,
    before: duties,
    path: organ,
    organId: organ,
    appointmentId: 'post-holder',
    post: { path: organ },
    record: { id: 'post-holder', personId: 'holder', duties, organId: organ, path: organ },
    colleague: { personId },
  })

const leaveOf = (duties: readonly string[], organId: string, id = 'post-holder') => ({
  record: { id, duties, organId, path: organId },
  colleague: { personId: 'somebody' },
  appointmentId: id,
  personId: 'somebody',
  organId,
  path: organId,
  duties,
  others: [],
})

const clerkHere = { path: organ, duties: ['accept'] }

/** An organ of the county, and where a change of it reaches besides. */
const organAnd = (reaches: string | undefined) => {
  const [here, there] = [{ path: organ }, reaches === undefined ? undefined : { path: reaches }]
  return {
    ...here,
    organPath: organ,
    parent: there,
    organ: here,
    under: there,
    from: here,
    into: there,
    found: here,
    above: there,
  }
}

/** Received by the clerk li for zhang. */
const windowRequest = (state: string) => ({ madeBy: 'li', organId: organ, partyId: 'zhang', state })

/** Every resource of the matrix by the name its lines use. */
export const resources: Readonly<Record<string, Resource>> = {
  '-': () => null,
  'case-of-person': caseOf('zhang'),
  'case-of-company': caseOf('jia'),
  'case-of-child': caseOf('xiaobao'),
  'case-to-review': caseOf('jia', { duty: 'review', outcomes: ['pass', 'object'] }),
  'case-to-decide': caseOf('zhang', { duty: 'decide', outcomes: ['grant', 'refuse'] }),
  'case-to-issue': caseOf('jia', { duty: 'issue', outcomes: ['done'] }),
  'case-held-by-another': caseOf('zhang', { holder: { appointmentId: 'post-feng', name: '冯' } }),
  'case-task-beside': caseOf('jia', { organ: anOrgan(besides) }, [organ, besides]),
  'case-task-gone': caseOf('jia', 'gone'),
  'draft-of-person': () => ({ partyId: 'zhang', itemCode: 'food-licence' }),
  'draft-of-company': () => ({ partyId: 'jia', itemCode: 'food-licence' }),
  item: () => ({ item: { code: 'food-licence', basicCode: 'food-licence' } }),
  'setup-link-alive': () => ({ alive: true }),
  'setup-link-over': () => ({ alive: false }),
  'case-opened-in-emergency': () => ({ access: { appointmentId: 'post-chu', opens: ['answers'] } }),
  'case-papers-opened-in-emergency': () => ({ access: { appointmentId: 'post-chu', opens: ['papers'] } }),
  'case-not-opened': () => ({ access: undefined }),
  'emergency-asked-by-post': () => ({ personId: 'li', appointmentId: 'post-li' }),
  'emergency-asked-by-same-person': () => ({ personId: 'sec', appointmentId: 'post-other' }),
  'emergency-asked-by-same-post': () => ({ personId: 'before', appointmentId: 'post-sec' }),
  'dispute-sent-here': (who) => ({ partyId: 'zhang', organPath: organ, ofCircle: ofCircle(who) }),
  'dispute-sent-nowhere': () => ({ partyId: 'zhang', organPath: undefined }),
  closing: () => ({ openCases: 0, stops: [] }),
  'closing-with-open-cases': () => ({ openCases: 1, stops: ['open-cases'] }),
  'closing-with-a-post': () => ({ openCases: 0, stops: ['post'] }),
  'closing-with-a-mandate': () => ({ openCases: 0, stops: ['represents'] }),
  'file-of-person': () => file([]),
  'file-for-item': () => file([], 'food-licence'),
  'file-for-other-item': () => file([], 'outdoor-event'),
  'file-shared': () => file([organ]),
  'files-of-person': () => [file([])],
  'files-shared': () => [file([organ])],
  'certificate-issued-here': (who) => certificate(organ, [], who),
  'certificate-shown-here': (who) => certificate('gx.nanning.health.', [organ], who),
  'certificates-issued-here': (who) => [certificate(organ, [], who)],
  'certificates-shown-here': (who) => [certificate('gx.nanning.health.', [organ], who)],
  'certificate-to-issue': (who) => ({ organPath: organ, holder: { id: 'zhang' }, ofCircle: ofCircle(who) }),
  'message-of-person': () => ({ partyId: 'zhang' }),
  'agreement-of-person': () => ({ personId: 'zhang', signOnId: 's-1', clientId: 'c-1' }),
  'facts-for-item': () => ({ partyId: 'zhang', itemCode: 'food-licence' }),
  'facts-for-other-item': () => ({ partyId: 'zhang', itemCode: 'outdoor-event' }),
  'party-of-person': () => ({ partyId: 'zhang', personId: 'zhang' }),
  'party-of-company': () => ({ partyId: 'jia', personId: 'he' }),
  'session-of-person': sessionOf({}),
  'session-just-proven': sessionOf({ proofs: proofs('password') }),
  'session-proven-by-factor': sessionOf({ proofs: proofs('totp'), hasFactor: true }),
  'session-of-new-official': sessionOf({ proofs: proofs('enrol'), holdsPost: true }),
  'session-gone': () => ({ session: undefined }),
  'account-of-sample': () => ({ sample: true }),
  'account-real': () => ({ sample: false }),
  'account-of-person': () => ({ personId: 'zhang' }),
  'account-of-asker': ({ actor }) => ({ personId: 'personId' in actor ? actor.personId : 'nobody' }),
  'link-first': () => ({ personId: 'somebody', purpose: 'enrol', posts: [clerkHere], enrolled: false }),
  'link-first-of-security-admin': () => ({
    personId: 'somebody',
    purpose: 'enrol',
    posts: [{ path: organ, duties: ['security-admin'] }],
    enrolled: false,
  }),
  'link-without-post': () => ({ personId: 'somebody', purpose: 'enrol', posts: [], enrolled: false }),
  'not-yet-administered': () => ({ administered: false }),
  'already-administered': () => ({ administered: true }),
  'link-over-enrolled': () => ({
    personId: 'somebody',
    purpose: 'enrol',
    posts: [clerkHere],
    enrolled: true,
  }),
  'link-to-recover': () => ({ personId: 'somebody', purpose: 'recover', posts: [], enrolled: true }),
  'link-to-recover-official': () => ({
    personId: 'somebody',
    purpose: 'recover',
    posts: [clerkHere],
    enrolled: true,
  }),
  'leave-in-own-organ': () => leaveOf(['review'], organ),
  'leave-of-asker': ({ actor }) =>
    leaveOf(['review'], organ, actor.kind === 'official' ? actor.appointmentId : ''),
  'leave-in-twin-county': () => leaveOf(['review'], twin),
  'organ-in-county': () => organAnd(organ),
  'organ-into-twin-county': () => organAnd(twin),
  'organ-at-top': () => organAnd(undefined),
  'post-about-cases': appointing(['accept']),
  'post-of-system-admin': appointing(['system-admin']),
  'post-of-security-admin': appointing(['security-admin']),
  'post-of-audit-admin': appointing(['audit']),
  'post-for-oneself': appointing(['operate'], [], 'sys'),
  'post-mixed': appointing(['accept', 'operate']),
  'post-second-administration': appointing(['system-admin'], [['audit']]),
  'post-of-keeper': appointing(['accept'], [['operate']]),
  'mandate-of-handler': mandateOf('handler', 'he', 'jia'),
  'mandate-of-agent': mandateOf('agent', 'agent', 'zhang'),
  'mandate-of-guardian': mandateOf('guardian', 'mother', 'xiaobao'),
  'window-request-open': () => windowRequest('open'),
  'window-request-fixed': () => windowRequest('fixed'),
  'help-code': (who) => ({
    code: { partyId: 'zhang', organId: organ },
    agent: who.villageAgent === true,
    capacity: capacityOf(who),
  }),
}
