import type { Actor, Official, Resident } from '../../kernel/actor.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id, OrganId, PartyId } from '../../kernel/ids.ts'
import type { Case, CaseId, CaseOrgan, Task, TaskId } from './case.ts'

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
