import { describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import { system } from '../../kernel/actor.ts'
import { establishGuardianship } from '../register/index.ts'
import {
  answerMandate,
  endMandate,
  findLiveMandate,
  grantFamily,
  grantHandler,
  listMandates,
  listMyMandates,
  revealNumber,
} from './index.ts'
import { resident } from './testing.ts'

const { runtime, clock, owner, drain } = await startPlatform()
const platform = system('test')
const chen = resident('chen-xiaoyan', 'laojiefang-catering', 'm-chen-xiaoyan')
const zhang = resident('zhang-guilan')
const numberOf = (partyId: string) => runtime.ask(revealNumber, { partyId, reason: 'test' }, platform)
const offerTo = async (personId: string, name: string, items?: string[]) =>
  runtime.perform(
    grantHandler,
    {
      name,
      idNumber: await numberOf(personId),
      from: '2026-11-23',
      until: '2026-12-31',
      ...(items ? { items } : {}),
    },
    chen,
  )
const actsFor = async (personId: string) =>
  (await runtime.ask(listMandates, { personId }, resident(personId))).map((m) => m.partyId)
const at = (instant: string): void => clock.set(instant)

describe('a handler', () => {
  it('acts only after accepting, within the days, for the items, and not a moment after it is taken back', async () => {
    const { mandateId } = await offerTo('zhang-san', '张三', ['000122004000'])
    expect(await actsFor('zhang-san')).toEqual([])
    await drain()
    const { rows } = await owner.query(
      "select title_zh from message.message where party_id = 'zhang-san' and title_zh = '有人请您代为办事'",
    )
    expect(rows).toHaveLength(1)
    const { held } = await runtime.ask(listMyMandates, {}, resident('zhang-san'))
    expect(held).toMatchObject([{ standing: 'offered', partyName: '灵山县老街坊餐饮有限公司' }])

    await runtime.perform(answerMandate, { mandateId, accept: true }, resident('zhang-san'))
    expect(await runtime.ask(findLiveMandate, { mandateId }, platform)).toMatchObject({
      kind: 'handler',
      items: ['000122004000'],
    })
    at('2027-01-01T02:00:00Z')
    expect(await actsFor('zhang-san')).toEqual([])
    at('2026-11-23T02:00:00Z')
    await runtime.perform(endMandate, { mandateId }, chen)
    expect(await actsFor('zhang-san')).toEqual([])
    const { rows: facts } = await owner.query(
      "select payload from platform.outbox where name = 'party.mandate-ended' and aggregate = $1",
      [mandateId],
    )
    expect(facts).toEqual([{ payload: { mandateId, personId: 'zhang-san' } }])
  })

  it('is the person with this name and this number: neither alone, and who grants is not told which', async () => {
    const wrongName = await offerTo('zhang-san', '李四')
    expect(
      (await runtime.ask(listMyMandates, {}, resident('zhang-san'))).held.map((m) => m.id),
    ).not.toContain(wrongName.mandateId)
    const answering = runtime.perform(
      answerMandate,
      { mandateId: wrongName.mandateId, accept: true },
      resident('zhang-san'),
    )
    await expect(answering).rejects.toMatchObject({ status: 404 })
    const { given } = await runtime.ask(listMyMandates, {}, chen)
    expect(given.find((m) => m.id === wrongName.mandateId)).toMatchObject({
      personName: '李四',
      standing: 'offered',
    })
  })

  it('who registers later finds the offer that waited for their number', async () => {
    const idNumber = '110105194912310038'.replace(/.$/, '')
    const whole = `${idNumber}${['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'][[...idNumber].reduce((sum, d, i) => sum + Number(d) * ([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2][i] ?? 0), 0) % 11]}`
    const { mandateId } = await runtime.perform(
      grantHandler,
      { name: '新来的', idNumber: whole, from: '2026-11-23', until: '2026-12-31' },
      chen,
    )
    const { loadParties } = await import('./index.ts')
    await runtime.perform(
      loadParties,
      { parties: [{ id: 'newcomer', kind: 'person', name: '新来的', number: whole, language: 'zh' }] },
      platform,
    )
    await runtime.perform(answerMandate, { mandateId, accept: true }, resident('newcomer'))
    expect(await actsFor('newcomer')).toEqual(['laojiefang-catering'])
  })

  it('is let by the legal representative alone, and passes nothing on', async () => {
    const idNumber = await numberOf('zhang-san')
    const wish = { name: '张三', idNumber, from: '2026-11-23', until: '2026-12-31' }
    for (const other of [
      zhang,
      resident('li-wenbo', 'laojiefang-catering', 'm-li-wenbo'),
      resident('he-liping', 'laojiefang-catering', 'm-he-liping'),
    ]) {
      await expect(runtime.perform(grantHandler, wish, other)).rejects.toMatchObject({ status: 403 })
    }
  })

  it('of another company gets the same 404 as for nothing there', async () => {
    const { mandateId } = await offerTo('zhang-san', '张三')
    const stranger = resident('he-liping', 'liping-noodles', 'm-he-liping')
    for (const id of [mandateId, 'nothing-there']) {
      const ending = runtime.perform(endMandate, { mandateId: id }, stranger)
      await expect(ending).rejects.toMatchObject({ status: 404, code: 'not-found' })
    }
    expect((await runtime.ask(listMyMandates, {}, stranger)).given.map((m) => m.id)).not.toContain(mandateId)
  })

  it('can lay the mandate down; what a register says cannot be ended by agreement', async () => {
    await runtime.perform(endMandate, { mandateId: 'm-li-wenbo' }, resident('li-wenbo'))
    expect(await actsFor('li-wenbo')).toEqual([])
    const ending = runtime.perform(endMandate, { mandateId: 'm-chen-xiaoyan' }, chen)
    await expect(ending).rejects.toMatchObject({ status: 403 })
  })

  it('names each thing that is wrong with the wish', async () => {
    const wish = { name: ' ', idNumber: '123', from: '2026-11-01', until: '2026-10-01' }
    await expect(runtime.perform(grantHandler, wish, chen)).rejects.toMatchObject({
      status: 422,
      fields: [{ path: 'name' }, { path: 'idNumber' }, { path: 'from' }, { path: 'until' }],
    })
  })
})

describe('a relative of an elder', () => {
  it('acts with a recorded consent: which text, how and when', async () => {
    const wish = {
      name: '张三',
      idNumber: await numberOf('zhang-san'),
      from: '2026-11-23',
      until: '2027-11-22',
    }
    await expect(runtime.perform(grantFamily, { ...wish, agreed: false }, zhang)).rejects.toMatchObject({
      status: 422,
    })
    const { mandateId } = await runtime.perform(grantFamily, { ...wish, agreed: true }, zhang)
    await runtime.perform(answerMandate, { mandateId, accept: true }, resident('zhang-san'))
    expect(await actsFor('zhang-san')).toContain('zhang-guilan')
    const { rows } = await owner.query('select * from party.consent where mandate_id = $1', [mandateId])
    expect(rows).toMatchObject([
      {
        text_key: 'family',
        text_version: 1,
        how: 'online',
        recorded_by: 'zhang-guilan',
        party_id: 'zhang-guilan',
      },
    ])
    expect(rows[0].text_sha256).toMatch(/^[0-9a-f]{64}$/)
    await runtime.perform(endMandate, { mandateId }, zhang)
    expect(await actsFor('zhang-san')).not.toContain('zhang-guilan')
  })
  it('is not for people under sixty', async () => {
    const wish = { name: '张桂兰', idNumber: await numberOf('zhang-guilan'), agreed: true }
    const young = runtime.perform(
      grantFamily,
      { ...wish, from: '2026-11-23', until: '2027-01-01' },
      resident('zhang-san'),
    )
    await expect(young).rejects.toMatchObject({ status: 403 })
  })
})

describe('a parent', () => {
  const child = 'lu-jiaxin'
  it('becomes guardian on what the household register says, until the child is of age', async () => {
    await owner.query("update party.mandate set state = 'ended' where id = 'm-lu-haiming-lu-jiaxin'")
    expect(await actsFor('lu-haiming')).toEqual([])
    await runtime.perform(establishGuardianship, { childId: child }, resident('lu-haiming'))
    const [mandate] = await runtime.ask(listMandates, { personId: 'lu-haiming' }, resident('lu-haiming'))
    expect(mandate).toMatchObject({ kind: 'guardian', partyId: child, until: '2031-06-04' })
    at('2031-06-05T02:00:00Z')
    expect(await actsFor('lu-haiming')).toEqual([])
    expect(await actsFor('lao-yufang')).toEqual([])
    at('2026-11-23T02:00:00Z')
  })
  it('of somebody else is told the same as for nobody', async () => {
    for (const childId of [child, 'zhang-debao', 'nobody']) {
      const trying = runtime.perform(establishGuardianship, { childId }, resident('wei-jianguo'))
      await expect(trying).rejects.toMatchObject({ status: 404 })
    }
    const grown = runtime.perform(establishGuardianship, { childId: 'zhang-debao' }, zhang)
    await expect(grown).rejects.toMatchObject({ status: 404 })
  })
})
