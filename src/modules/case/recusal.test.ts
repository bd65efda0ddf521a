import { beforeAll, describe, expect, it } from 'vitest'
import { startPlatform, type TestPlatform } from '../../../test/support/app.ts'
import type { Actor, Official } from '../../kernel/actor.ts'
import type { Problem } from '../../kernel/problem.ts'
import { accept } from './commands/accept.ts'
import { claim } from './commands/claim.ts'
import { recuse } from './commands/recuse.ts'
import { deskCounts, deskWorklist, getDeskCase } from './queries/desk.ts'
import { applyFor, foodLicence, officialOf, residentOf } from './testing.ts'

let app: TestPlatform
let clerk: Official
let colleague: Official
const applicant = residentOf('chen-xiaoyan', 'laojiefang-catering')

beforeAll(async () => {
  app = await startPlatform()
  clerk = await officialOf(app, 'li-min')
  colleague = { ...clerk, personId: 'a-colleague' as never, appointmentId: 'post-of-colleague' as never }
})

const tie = (kind: string, of: string, is: string): Promise<unknown> =>
  app.owner.query(`insert into "register"."kinship" values ($1, $2, $3, '2026-01-01')`, [of, is, kind])
const forget = (): Promise<unknown> => app.owner.query('delete from "register"."kinship"')
const open = (number: string, actor: Actor = clerk) => app.runtime.ask(getDeskCase, { number }, actor)
const free = async (actor: Actor): Promise<readonly string[]> =>
  (await app.runtime.ask(deskWorklist, { view: 'unclaimed', limit: 100 }, actor)).lines.map(
    (line) => line.number,
  )
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (problem: Problem) => problem.code,
  )

describe('standing back from a case', () => {
  it('is said with a reason; what one held goes back to the pool, for good', async () => {
    const number = await applyFor(app, applicant, foodLicence)
    const taskId = (await open(number)).tasks[0]?.id ?? ''
    await app.runtime.perform(claim, { number, taskId }, clerk)
    expect(await codeOf(app.runtime.perform(recuse, { number, taskId, reason: ' ' }, clerk))).toBe(
      'case.reason-needed',
    )
    await app.runtime.perform(recuse, { number, taskId, reason: '申请人是我的老师' }, clerk)

    const { tasks, verbs, why, timeline } = await open(number)
    expect(tasks[0]?.holder).toBeUndefined()
    expect(verbs).toEqual([])
    expect(why.map(({ reason }) => reason)).toContain('case.recused-case')
    expect(timeline.at(-1)).toMatchObject({
      verb: 'recuse',
      shown: false,
      data: { reason: '申请人是我的老师' },
    })
    for (const command of [claim, accept, recuse])
      expect(
        await codeOf(app.runtime.perform(command, { number, taskId, reason: 'x' } as never, clerk)),
      ).toBe('case.recused-case')
    expect(await free(clerk)).not.toContain(number)
    expect(await free(colleague)).toContain(number)
    expect(await codeOf(app.runtime.perform(claim, { number, taskId }, colleague))).toBe('done')
  })

  it('is not for who has no part in the step', async () => {
    const number = await applyFor(app, applicant, foodLicence)
    const taskId = (await open(number)).tasks[0]?.id ?? ''
    const other = { ...clerk, duties: ['issue'] } as Official
    expect(await codeOf(app.runtime.perform(recuse, { number, taskId, reason: 'x' }, other))).toBe(
      'case.needs-duty',
    )
  })
})

describe('relatives of other households', () => {
  it.each([
    ['spouse', [['spouse', 'li-min', 'chen-xiaoyan']]],
    ['mother', [['parent', 'li-min', 'chen-xiaoyan']]],
    [
      'grandchild',
      [
        ['parent', 'chen-xiaoyan', 'between'],
        ['parent', 'between', 'li-min'],
      ],
    ],
    [
      'sister',
      [
        ['parent', 'li-min', 'mother'],
        ['parent', 'chen-xiaoyan', 'mother'],
      ],
    ],
    [
      'sister of the spouse',
      [
        ['spouse', 'li-min', 'him'],
        ['parent', 'him', 'mother'],
        ['parent', 'chen-xiaoyan', 'mother'],
      ],
    ],
    [
      'wife of a cousin',
      [
        ['parent', 'li-min', 'm'],
        ['parent', 'm', 'g'],
        ['parent', 'u', 'g'],
        ['parent', 'c', 'u'],
        ['spouse', 'c', 'chen-xiaoyan'],
      ],
    ],
  ] as const)('are stood back from, and their cases are not in the pool: %s', async (_who, ties) => {
    const number = await applyFor(app, applicant, foodLicence)
    const taskId = (await open(number)).tasks[0]?.id ?? ''
    expect(await free(clerk)).toContain(number)
    const before = await app.runtime.ask(deskCounts, {}, clerk)
    for (const [kind, of, is] of ties) await tie(kind, of, is)
    expect(await codeOf(app.runtime.perform(claim, { number, taskId }, clerk))).toBe('case.family-case')
    expect((await open(number)).why.map(({ reason }) => reason)).toContain('case.family-case')
    expect(await free(clerk)).not.toContain(number)
    expect((await app.runtime.ask(deskCounts, {}, clerk)).unclaimed).toBeLessThan(before.unclaimed)
    await forget()
    expect(await free(clerk)).toContain(number)
  })

  it('are nobody by accident: the great-aunt’s side is not', async () => {
    const number = await applyFor(app, applicant, foodLicence)
    for (const [of, is] of [
      ['li-min', 'm'],
      ['m', 'g'],
      ['g', 'gg'],
      ['chen-xiaoyan', 'gg'],
    ] as const)
      await tie('parent', of, is)
    expect(await free(clerk)).toContain(number)
    await forget()
  })

  it('whoever holds such a task can only give it back', async () => {
    const number = await applyFor(app, applicant, foodLicence)
    const taskId = (await open(number)).tasks[0]?.id ?? ''
    await app.runtime.perform(claim, { number, taskId }, clerk)
    await tie('spouse', 'chen-xiaoyan', 'li-min')
    expect((await open(number)).verbs.map(({ verb }) => verb)).toEqual(['recuse'])
    await app.runtime.perform(recuse, { number, taskId, reason: '夫妻关系' }, clerk)
    expect((await open(number)).tasks[0]?.holder).toBeUndefined()
    await forget()
  })
})
