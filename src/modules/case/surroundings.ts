import { type DivisionCode, divisionLevel } from '../../kernel/division-code.ts'
import { emitted } from '../../kernel/event.ts'
import type { OrganId } from '../../kernel/ids.ts'
import type { Reading, Work } from '../../kernel/operation.ts'
import { showCertificates } from '../certificate/index.ts'
import { shareFiles } from '../evidence/index.ts'
import { decide, factsOf, neededFacts } from '../examination/index.ts'
import { findOrganFor, type Organ } from '../organ/index.ts'
import type { Effect } from '../process/index.ts'
import { consultFacts, getFacts } from '../register/index.ts'
import { chinaCalendar } from './calendar.ts'
import { caseClosed, caseDecided, caseNoticed, certificateDue } from './case.events.ts'
import type { CaseStore } from './case.store.ts'
import type { Case, CaseOrgan, TaskId } from './case.ts'
import { finalStates } from './case.ts'
import { type CaseChange, changeOf } from './change.ts'
import { organNow, pinnedForm, pinnedProcess, tableAt } from './definitions.ts'
import type { Contact, KnownFact } from './draft.ts'
import { answersOf } from './draft-command.ts'
import type { Surroundings } from './engine.ts'

export const caseOrgan = ({ id, path, name, phone }: Organ): CaseOrgan => ({ id, path, name, phone })

export const beginChange = (found: Case, { actor, now, today }: Reading<CaseStore>): CaseChange =>
  changeOf(found, { actor, now, today, calendar: chinaCalendar })

/**
 * Fields of the base registers about whom a case is: a person's are their own, whoever acts for them (a guardian, an
 * agent); of an enterprise they are its own and those of the person who acts for it.
 */
export const registerFacts = async (
  { ask, actor }: Pick<Reading<CaseStore>, 'ask' | 'actor'>,
  about: {
    readonly partyId: string
    readonly kind: 'person' | 'enterprise'
    readonly personId: string
    readonly number: string
    readonly itemCode: string
  },
  fields: readonly string[],
): Promise<readonly KnownFact[]> => {
  const read = (partyId: string, wanted: string[]) =>
    wanted.length === 0
      ? []
      : actor.kind === 'official'
        ? ask(consultFacts, { partyId, fields: wanted, reason: `case ${about.number}` })
        : ask(getFacts, { partyId, fields: wanted, itemCode: about.itemCode })
  const ofParty = (field: string): boolean => field.startsWith('enterprise.') || field.startsWith('place.')
  if (about.kind === 'person') return read(about.partyId, [...fields])
  const facts = await Promise.all([
    read(about.partyId, fields.filter(ofParty)),
    read(
      about.personId,
      fields.filter((field) => !ofParty(field)),
    ),
  ])
  return facts.flat()
}

const digitsAt = { 1: 2, 2: 4, 3: 6, 4: 9, 5: 12 } as const
const divisionAt = (division: string, level: 1 | 2 | 3 | 4 | 5): string =>
  division.slice(0, digitsAt[level]).padEnd(12, '0')

/** The organ a task belongs to: the deciding one, another department beside it, or one at another level. */
const organFor = async (
  work: Work<CaseStore>,
  found: Case,
  effect: Effect & { type: 'task' },
): Promise<CaseOrgan> => {
  const { department, level } = effect
  if (!department && !level) return found.organ
  const deciding = await organNow(work, found.organ.id)
  let division: string = deciding.division
  if (level && level < deciding.level) division = divisionAt(division, level)
  if (level && level > deciding.level) {
    // below the deciding organ it is the place where the applicant's household is
    const [home] = await registerFacts(
      work,
      { ...found.applicant, number: found.number, itemCode: found.item.code },
      ['person.householdDivision'],
    )
    const near =
      typeof home?.value === 'string' && divisionLevel(home.value as DivisionCode) >= level ? home.value : ''
    if (near.startsWith(division.slice(0, digitsAt[deciding.level]))) division = divisionAt(near, level)
  }
  const organ = await work.ask(findOrganFor, { department: department ?? deciding.department, division })
  return organ ? caseOrgan(organ) : found.organ
}

/** What following the process of this case needs, on top of the modules before this one. */
export const surroundingsOf = async (work: Work<CaseStore>, found: Case): Promise<Surroundings> => ({
  definition: await pinnedProcess(work, found.process),
  newTaskId: () => work.newId<'task'>() as TaskId,
  organFor: (effect) => organFor(work, found, effect),
  async judge(key) {
    const table = await tableAt(work, key, found.tableVersion)
    const answers = answersOf(await pinnedForm(work, found.form), await work.store.getSealed(found))
    const fields = neededFacts(table).filter((name) => name.includes('.') && !name.startsWith('answers.'))
    const facts = await registerFacts(
      work,
      { ...found.applicant, number: found.number, itemCode: found.item.code },
      fields,
    )
    return decide(table, factsOf({ facts, answers, today: work.today }))
  },
  issue() {
    const certificateType = found.item.certificateType
    if (!certificateType) return false
    work.emit(emitted(certificateDue, found.id, { ...about(found), certificateType }))
    return true
  },
})

export const about = (c: Case) => ({
  home: c.home,
  caseId: c.id,
  number: c.number,
  itemCode: c.item.code,
  organId: c.organ.id as OrganId,
  partyId: c.applicant.partyId,
})

/** Lets the officials of every organ that handles the case open its papers: all when it comes in, new ones as they come. */
const sharePapers = async (work: Work<CaseStore>, { case: c, found, paths }: CaseChange): Promise<void> => {
  const refs = (from: 'upload' | 'wallet'): string[] =>
    c.materials.filter((m) => m.from === from).map((m) => m.ref)
  const [evidenceIds, certificateIds] = [refs('upload'), refs('wallet')]
  const all = c.materials.length > found.materials.length || found.state === 'SUBMITTED'
  for (const organPath of new Set(all ? c.paths : paths)) {
    if (evidenceIds.length > 0) await work.do(shareFiles, { evidenceIds, organPath })
    if (certificateIds.length > 0) await work.do(showCertificates, { certificateIds, organPath })
  }
}

/** Writes a change and announces what it means to others: notices, the decision, the end. */
export const saveChange = async (
  work: Work<CaseStore>,
  change: CaseChange,
  contact?: Contact,
): Promise<void> => {
  const c = change.case
  work.write(...work.store.save(change, contact))
  for (const { n, title, body } of change.notices) {
    work.emit(emitted(caseNoticed, c.id, { number: c.number, partyId: c.applicant.partyId, n, title, body }))
  }
  const { decision } = c
  if (decision && !change.found.decision) {
    const { outcome, automatic } = decision
    work.emit(emitted(caseDecided, c.id, { ...about(c), outcome, automatic }))
  }
  if (finalStates.includes(c.state) && !finalStates.includes(change.found.state)) {
    work.emit(emitted(caseClosed, c.id, { ...about(c), state: c.state }))
  }
  await sharePapers(work, change)
  work.note({ number: c.number })
}
