import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { applyFor, aResidentFor, foodLicence } from '../../src/channels/desk/testing.ts'
import { type Actor, type Resident, system } from '../../src/kernel/actor.ts'
import { coversItem } from '../../src/kernel/covers-item.ts'
import {
  getDraft,
  getMyApplication,
  listMyApplications,
  saveDraftPage,
  startDraft,
  submit,
  withdraw,
} from '../../src/modules/case/index.ts'
import { getItem } from '../../src/modules/catalogue/index.ts'
import { getFile, openFile, storeFile } from '../../src/modules/evidence/index.ts'
import { getFacts } from '../../src/modules/register/index.ts'
import { contextOf } from '../../src/platform/db/reading-context.ts'
import { queryFor } from '../../src/platform/db/scoped-query.ts'
import { startPlatform } from '../support/app.ts'

const app = await startPlatform()
const { runtime } = app
const boss = aResidentFor('chen-xiaoyan', 'laojiefang-catering')
const handler = (items?: readonly string[]): Actor => ({
  kind: 'resident',
  personId: 'li-wenbo' as Resident['personId'],
  partyId: 'laojiefang-catering' as Resident['partyId'],
  mandateId: 'm-li-wenbo' as never,
  ...(items ? { items } : {}),
  name: '李文波',
  level: 3,
  language: 'zh',
})
let basic: string
let code: string
let number: string
beforeAll(async () => {
  const item = await runtime.ask(getItem, { code: 'food-licence', division: '450721000000' }, system('test'))
  basic = item.basicCode
  code = item.code
  number = await applyFor(app, boss, foodLicence)
})

describe('a mandate for chosen items', () => {
  it('reaches those: by basic code or implementation code', async () => {
    expect(coversItem(handler([basic]), code)).toBe(true)
    expect(coversItem(handler([code]), code)).toBe(true)
    expect(coversItem(handler(), code)).toBe(true)
    expect(coversItem(handler(['000999999000']), code)).toBe(false)
    await runtime.perform(startDraft, { itemCode: code }, handler([basic]))
  })

  it('reaches no other: not to begin, fill in, submit, see or withdraw', async () => {
    const other = handler(['000999999000'])
    await expect(runtime.perform(startDraft, { itemCode: code }, other)).rejects.toMatchObject({
      status: 403,
      code: 'case.not-in-mandate',
    })
    const { draftId } = await runtime.perform(startDraft, { itemCode: code }, handler())
    const { pages } = await runtime.ask(getDraft, { draftId }, handler())
    const attempts = [
      runtime.ask(getDraft, { draftId }, other),
      runtime.perform(saveDraftPage, { draftId, page: pages[0]?.key ?? '', answers: {} }, other),
      runtime.perform(submit, { draftId, declared: true }, other),
      runtime.ask(getMyApplication, { number }, other),
      runtime.perform(withdraw, { number }, other),
    ]
    for (const attempt of await Promise.allSettled(attempts))
      expect(attempt).toMatchObject({ status: 'rejected', reason: { status: expect.toBeOneOf([403, 404]) } })
    expect((await runtime.ask(listMyApplications, {}, other)).lines).toEqual([])
    expect(
      (await runtime.ask(listMyApplications, {}, handler([basic]))).lines.map((l) => l.number),
    ).toContain(number)
  })
})

describe('what a mandate for chosen items reads besides', () => {
  const fields = ['enterprise.name', 'enterprise.registeredCapital']
  const partyId = 'laojiefang-catering'
  const absent = { status: 404 }

  it('facts of the other party for those items, and one’s own', async () => {
    const ask = (actor: Actor, itemCode?: string) =>
      runtime.ask(getFacts, { partyId, fields, ...(itemCode ? { itemCode } : {}) }, actor)
    expect(await ask(handler([basic]), code)).toHaveLength(2)
    expect(await ask(handler())).toHaveLength(2)
    await expect(ask(handler([basic]))).rejects.toMatchObject(absent)
    await expect(ask(handler(['000999999000']), code)).rejects.toMatchObject(absent)
    const own = { partyId: 'li-wenbo', fields: ['person.name'] }
    expect(await runtime.ask(getFacts, own, handler(['000999999000']))).toHaveLength(1)
  })

  it('files handed in for those items; those from before only through a case', async () => {
    const picture = await readFile(new URL('../../docs/pictures/home-1280.png', import.meta.url))
    const stored = async (itemCode?: string) => {
      const { fileId } = await app.platform.files.put([picture])
      const input = { fileId, name: 'a.png', ...(itemCode ? { itemCode } : {}) }
      return (await runtime.perform(storeFile, input, boss)).id
    }
    const [forItem, forNothing] = [await stored(code), await stored()]
    const other = handler(['000999999000'])
    expect((await runtime.ask(openFile, { evidenceId: forItem }, handler([basic]))).name).toBe('a.png')
    const attempts = await Promise.allSettled([
      runtime.ask(openFile, { evidenceId: forItem }, other),
      runtime.ask(getFile, { evidenceId: forItem }, { ...other, within: 'case.attach-material' }),
      runtime.ask(openFile, { evidenceId: forNothing }, handler([basic])),
    ])
    for (const attempt of attempts) expect(attempt).toMatchObject({ status: 'rejected', reason: absent })
    expect(
      await runtime.ask(
        getFile,
        { evidenceId: forNothing },
        { ...handler([basic]), within: 'case.attach-material' },
      ),
    ).toMatchObject({ id: forNothing })
    // the rows keep themselves as well
    const seen = async (actor: Actor) =>
      (
        await queryFor(
          app.pool,
          { text: `select id from "evidence"."file" where id = any($1)`, values: [[forItem, forNothing]] },
          contextOf(actor),
        )
      ).rowCount
    expect([await seen(boss), await seen(handler([basic])), await seen(other)]).toEqual([2, 2, 1])
  })
})

it('who acts for a person applies with that person’s facts, not their own', async () => {
  const item = await runtime.ask(getItem, { code: 'senior-card', division: '450721101202' }, system('test'))
  const agent: Actor = {
    ...(handler([item.basicCode]) as Resident & { kind: 'resident' }),
    personId: 'deng-xiaomei' as Resident['personId'],
    partyId: 'zhang-guilan' as Resident['partyId'],
  }
  const { draftId } = await runtime.perform(startDraft, { itemCode: item.code }, agent)
  const { draft } = await runtime.ask(getDraft, { draftId }, agent)
  expect(draft.facts.find((fact) => fact.field === 'person.name')?.value).toBe('张桂兰')
})
