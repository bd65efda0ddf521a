import { beforeAll, expect, it } from 'vitest'
import { startPlatform, type TestPlatform } from '../../../test/support/app.ts'
import type { Actor } from '../../kernel/actor.ts'
import { Problem } from '../../kernel/problem.ts'
import { revealNumber } from '../party/index.ts'
import { revealApplicant } from './queries/reveal-applicant.ts'
import { applyFor, foodLicence, officialOf, residentOf } from './testing.ts'

let app: TestPlatform
let number: string
const partyId = 'laojiefang-catering'
const reveal = (actor: Actor, what: 'number' | 'phone' = 'number'): Promise<string> =>
  app.runtime
    .ask(revealApplicant, { number, what, reason: '与营业执照核对' }, actor)
    .catch((error: unknown) => {
      if (error instanceof Problem) return error.code
      throw error
    })
beforeAll(async () => {
  app = await startPlatform()
  number = await applyFor(app, residentOf('chen-xiaoyan', partyId), foodLicence)
})

it('is shown whole to who has a duty on the case, with who, what and why in the audit before', async () => {
  const li = await officialOf(app, 'li-min')
  expect(await reveal(li)).toMatch(/^91450721/)
  expect(await reveal(li, 'phone')).toMatch(/^1\d{10}$/)
  const { rows } = await app.owner.query<{ actor_id: string; subject: Record<string, string> }>(
    `select actor_id, subject from "platform"."audit" where operation = 'case.reveal-applicant' order by id`,
  )
  expect(rows[1]).toMatchObject({
    actor_id: `official:${li.appointmentId}`,
    subject: { number, what: 'phone', reason: '与营业执照核对', rule: 'case.reveal.open-step' },
  })
  expect(JSON.stringify(rows)).not.toMatch(/91450721FAKE|1\d{10}/)
})

it('is not shown to who only sees the case, to another county, to an administrator, nor without the case', async () => {
  const li = await officialOf(app, 'li-min')
  // a superior organ without a duty in this step
  const above = { ...li, organId: 'above', path: 'gx.qinzhou.', duties: ['issue'] } as unknown as Actor
  expect(await reveal(above)).toBe('case.reveal-needs-duty')
  expect(await reveal(await officialOf(app, 'su-fang'))).toBe('not-found')
  expect(['not-found', 'case.needs-official']).toContain(await reveal(await officialOf(app, 'lu-dawei')))
  await expect(app.runtime.ask(revealNumber, { partyId, reason: 'just so' }, li)).rejects.toThrow(
    'party.officials-only',
  )
})

it('is not shown to an official whose own case it is', async () => {
  const li = await officialOf(app, 'li-min')
  const own = { ...li, personId: 'chen-xiaoyan' } as unknown as Actor
  expect(await reveal(own)).toBe('case.own-case')
})
