import type { TestPlatform } from '../../../test/support/app.ts'
import { aPdf } from '../../../test/support/pdf.ts'
import { type Actor, type Official, type Resident, system } from '../../kernel/actor.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id, OrganId, PartyId } from '../../kernel/ids.ts'
import { getItem } from '../catalogue/index.ts'
import { storeFile } from '../evidence/index.ts'
import { getAppointments } from '../organ/index.ts'
import type { Case, CaseId, CaseOrgan, Task, TaskId } from './case.ts'
import { attachMaterial } from './commands/materials.ts'
import { saveDraftPage } from './commands/save-draft-page.ts'
import { startDraft } from './commands/start-draft.ts'
import { submit } from './commands/submit.ts'
import { getDraft } from './queries/drafts.ts'

export const anOrgan = (path = 'gx.qinzhou.lingshan.market-regulation.'): CaseOrgan => ({
  id: path as OrganId,
  path,
  name: { zh: '灵山县市场监督管理局', en: 'Lingshan Market Regulation Bureau' },
})

export const aTask = (over: Partial<Task> = {}): Task => ({
  id: 'task-1' as TaskId,
  token: 't1',
  node: 'accept',
  name: { zh: '受理', en: 'Accept' },
  duty: 'accept',
  outcomes: ['accept', 'refuse-intake'],
  organ: anOrgan(),
  openedAt: new Date('2026-11-23T02:00:00Z'),
  ...over,
})

export const aCase = (over: Partial<Case> = {}): Case => ({
  home: '450721',
  id: 'case-1' as CaseId,
  number: '9NS110000A',
  rev: 0,
  state: 'RECEIVED',
  item: {
    code: 'food-licence',
    version: 1,
    name: { zh: '食品经营许可', en: 'Food business licence' },
    instant: false,
    legalDays: 20,
    promisedDays: 5,
    materials: [],
  },
  form: { key: 'food-licence', version: 1 },
  process: { key: 'food-licence', version: 1 },
  processState: null,
  organ: anOrgan(),
  applicant: {
    partyId: 'jia' as PartyId,
    kind: 'enterprise',
    name: '甲餐饮公司',
    personId: 'zhang' as PartyId,
  },
  corrected: false,
  deemed: false,
  clock: { receivedOn: '2026-11-23' as CivilDate, pauses: [], legalDays: 20, promisedDays: 5 },
  materials: [],
  submittedAt: new Date('2026-11-23T01:00:00Z'),
  lastSeq: 2,
  lastNotice: 1,
  tasks: [aTask()],
  paths: [anOrgan().path],
  parties: ['jia' as PartyId],
  ...over,
})

export const anOfficial = (over: Partial<Official> = {}): Actor & Official => ({
  kind: 'official',
  personId: 'li' as PartyId,
  appointmentId: 'li-post' as Id<'appointment'>,
  organId: anOrgan().id,
  path: anOrgan().path,
  duties: ['accept', 'review'],
  name: '李敏',
  level: 3,
  language: 'zh',
  ...over,
})

export const aResident = (over: Partial<Resident> = {}): Actor & Resident => ({
  kind: 'resident',
  personId: 'zhang' as PartyId,
  partyId: 'zhang' as PartyId,
  name: '张三',
  level: 2,
  language: 'zh',
  ...over,
})

/** One of the invented residents, for themselves or for a party. */
export const residentOf = (personId: string, partyId = personId): Actor & Resident =>
  aResident({ personId: personId as PartyId, partyId: partyId as PartyId, name: personId, level: 3 })

/** One of the invented officials in their post. */
export const officialOf = async ({ runtime }: TestPlatform, personId: string): Promise<Actor & Official> => {
  const [post] = await runtime.ask(getAppointments, { personId }, system('test'))
  if (!post) throw new Error(`${personId} has no post`)
  const { id: appointmentId, organId, path, realm, duties, personName: name } = post
  return anOfficial({ personId: post.personId, appointmentId, organId, path, realm, duties, name })
}

/** A whole PDF, handed in by this resident; its evidence id. */
export const handIn = async (
  { runtime, platform }: TestPlatform,
  actor: Actor,
  name: string,
): Promise<string> => {
  const { fileId } = await platform.files.put([Buffer.from(aPdf)])
  return (await runtime.perform(storeFile, { name, fileId }, actor)).id
}

/** A draft with all pages answered and all papers handed in. */
export const readyDraft = async (
  app: TestPlatform,
  actor: Actor,
  { key, division, answers }: { key: string; division: string; answers: Readonly<Record<string, unknown>> },
): Promise<string> => {
  const { runtime } = app
  const item = await runtime.ask(getItem, { code: key, division }, actor)
  const { draftId } = await runtime.perform(startDraft, { itemCode: item.code }, actor)
  for (let at = 0; ; at++) {
    // later pages appear with the answers of earlier ones
    const page = (await runtime.ask(getDraft, { draftId }, actor)).pages[at]
    if (!page) break
    const mine = Object.fromEntries(Object.entries(answers).filter(([field]) => page.fields.includes(field)))
    await runtime.perform(saveDraftPage, { draftId, page: page.key, answers: mine }, actor)
  }
  for (const m of item.materials) {
    if (m.need !== 'required' || m.source !== 'applicant' || m.heldAs?.register) continue
    const ref = await handIn(app, actor, `${m.key}.pdf`)
    await runtime.perform(attachMaterial, { draftId, key: m.key, from: 'upload', ref }, actor)
  }
  return draftId
}

/** Applies and lets everything that follows by itself happen. */
export const applyFor = async (
  app: TestPlatform,
  actor: Actor,
  what: Parameters<typeof readyDraft>[2],
): Promise<string> => {
  const draftId = await readyDraft(app, actor, what)
  const { number } = await app.runtime.perform(submit, { draftId, declared: true }, actor, {
    idempotencyKey: `submit-${draftId}`,
  })
  await app.drain()
  return number
}

/** What an ordinary restaurant answers. */
export const foodAnswers = {
  sameAddress: true,
  area: 80,
  seats: 30,
  leaseEndsOn: '2029-12-31',
  businessType: 'restaurant',
  items: ['hot-dishes'],
  staff: [{ name: '李文博', role: 'safety', healthCertificateUntil: '2027-10-31' }],
}
export const foodLicence = { key: 'food-licence', division: '450721000000', answers: foodAnswers }
