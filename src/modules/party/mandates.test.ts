import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import { type Actor, type Official, type Resident, system } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import { establishGuardianship } from '../register/index.ts'
import {
  answerMandate,
  endMandate,
  endRunOut,
  enterAgentCode,
  findLiveMandate,
  fixWindowRequest,
  getWindowRequest,
  grantFamily,
  grantHandler,
  listMandates,
  listMyMandates,
  makeAgentCode,
  makeAgentCodeAtWindow,
  receiveAtWindow,
  revealNumber,
  revokeAgentCode,
} from './index.ts'
import { codeFrom, readCode } from './party.ts'

const { runtime, clock, owner, drain } = await startPlatform()
const platform = system('test')
const resident = (personId: string, partyId = personId, mandateId?: string): Actor => ({
  kind: 'resident',
  personId: personId as Resident['personId'],
  partyId: partyId as Resident['partyId'],
  ...(mandateId ? { mandateId: mandateId as Id<'mandate'> } : {}),
  name: personId,
  level: 3,
  language: 'zh',
})
const official = (personId: string, organId: string, path: string, duties: readonly string[]): Actor => ({
  kind: 'official',
  personId: personId as Official['personId'],
  appointmentId: `a-${personId}` as Official['appointmentId'],
  organId: organId as Official['organId'],
  path,
  duties,
  name: personId,
  level: 4,
  language: 'zh',
})
const chen = resident('chen-xiaoyan', 'laojiefang-catering', 'm-chen-xiaoyan')
const zhang = resident('zhang-guilan')
const agent = resident('deng-xiaomei')
const window = official('li-min', '450721-market-regulation', 'gx.qinzhou.lingshan.market-regulation.', [
  'accept',
])
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

describe('a village agent', () => {
  const items = ['000111005000']
  const codeOf = (days = 2) => runtime.perform(makeAgentCode, { items, days, agreed: true }, zhang)
  const enter = (typed: string, actor: Actor = agent) => runtime.perform(enterAgentCode, { typed }, actor)

  it('acts for the chosen items while the code lives, and not after', async () => {
    const { code } = await codeOf()
    const { mandateId } = await enter(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)
    expect(await runtime.ask(findLiveMandate, { mandateId: mandateId ?? '' }, platform)).toMatchObject({
      kind: 'agent',
      partyId: 'zhang-guilan',
      items,
      endsAt: new Date('2026-11-25T02:00:00Z'),
    })
    at('2026-11-25T02:00:00Z')
    expect(await runtime.ask(findLiveMandate, { mandateId: mandateId ?? '' }, platform)).toBeNull()
    await runtime.perform(endRunOut, {}, platform)
    const { rows } = await owner.query(
      "select payload from platform.outbox where name = 'party.mandate-ended' and aggregate = $1",
      [mandateId],
    )
    expect(rows).toEqual([{ payload: { mandateId, personId: 'deng-xiaomei' } }])
    at('2026-11-23T02:00:00Z')
  })

  it('cannot use a code twice, late, or taken back; and taking back ends what began', async () => {
    const late = await codeOf(1)
    at('2026-11-24T02:00:00Z')
    expect((await enter(late.code)).mandateId).toBeNull()
    at('2026-11-23T03:00:00Z')
    const used = await codeOf()
    const { mandateId } = await enter(used.code)
    expect((await enter(used.code)).mandateId).toBeNull()
    await runtime.perform(revokeAgentCode, { codeId: used.codeId }, zhang)
    expect(await runtime.ask(findLiveMandate, { mandateId: mandateId ?? '' }, platform)).toBeNull()
    const back = await codeOf()
    await runtime.perform(revokeAgentCode, { codeId: back.codeId }, zhang)
    expect((await enter(back.code)).mandateId).toBeNull()
    const stranger = runtime.perform(revokeAgentCode, { codeId: back.codeId }, resident('wei-jianguo'))
    await expect(stranger).rejects.toMatchObject({ status: 404 })
  })

  it('has five tries an hour, counted for themselves, each in the audit as refused', async () => {
    at('2026-11-23T05:00:00Z')
    const { code } = await codeOf()
    for (let n = 1; n <= 5; n++)
      expect(await enter('AAAA2222')).toEqual({ mandateId: null, triesLeft: 5 - n })
    expect(await enter(code)).toEqual({ mandateId: null, triesLeft: 0 })
    expect((await enter(code, resident('liang-bin'))).mandateId).not.toBeNull()
    const { rows } = await owner.query(
      "select reason, count(*)::int as n from platform.audit where operation = 'party.enter-agent-code' and outcome = 'refused' and person_id = 'deng-xiaomei' and at between '2026-11-23T05:00:00Z' and '2026-11-23T05:59:00Z' group by 1 order by 2",
    )
    expect(rows).toEqual([
      { reason: 'party.too-many-codes', n: 1 },
      { reason: 'party.code-does-not-hold', n: 5 },
    ])
    at('2026-11-23T06:00:00Z')
    expect((await enter((await codeOf()).code)).mandateId).not.toBeNull()
  })

  it('is in a post of a town or village; a code is nothing in other hands', async () => {
    const { code } = await codeOf()
    for (const actor of [resident('wei-jianguo'), window])
      await expect(enter(code, actor)).rejects.toMatchObject({ status: 403 })
  })

  describe('with a code from the window', () => {
    const window2 = official('o-0586', '450721-market-regulation', 'gx.qinzhou.lingshan.market.', ['accept'])
    const receive = async (actor: Actor = window, partyId = 'nong-axiu') => {
      const idNumber = await runtime.ask(revealNumber, { partyId, reason: 'test' }, platform)
      const { requestId } = await runtime.perform(receiveAtWindow, { idNumber }, actor)
      return { requestId: requestId ?? '' }
    }
    const fixed = async (actor: Actor = window, partyId?: string) => {
      const request = await receive(actor, partyId)
      await runtime.perform(fixWindowRequest, { ...request, items, days: 7, agreed: true }, actor)
      return request
    }

    it('is made by a second official, the consent says who saw them, and the person is told', async () => {
      const made = await runtime.perform(makeAgentCodeAtWindow, await fixed(), window2)
      const { rows } = await owner.query(
        'select how, organ_id, recorded_by, proven_by, seen_by from party.consent where code_id = $1',
        [made.codeId],
      )
      const organ_id = '450721-market-regulation'
      expect(rows).toEqual([
        { how: 'window', organ_id, recorded_by: 'li-min', proven_by: 'colleague', seen_by: 'o-0586' },
      ])
      await drain()
      const { rowCount } = await owner.query(
        "select from message.message where party_id = 'nong-axiu' and title_zh = '窗口为您开了代办码'",
      )
      expect(rowCount).toBe(1)
      const eightDays = runtime.perform(makeAgentCode, { items, days: 8, agreed: true }, zhang)
      await expect(eightDays).rejects.toMatchObject({ status: 422 })
    })
    it('is not made by who received them alone, by whoever they are, by another window, or twice', async () => {
      const request = await fixed()
      const make = (actor: Actor) => runtime.perform(makeAgentCodeAtWindow, request, actor)
      await expect(make(window)).rejects.toMatchObject({ status: 403, code: 'party.not-alone' })
      const twin = official('su-fang', '450722-market-regulation', 'gx.qinzhou.pubei.market.', ['accept'])
      const themselves = official('nong-axiu', '450721-market-regulation', 'gx.qinzhou.lingshan.market.', [
        'accept',
      ])
      for (const actor of [twin, themselves, zhang])
        await expect(make(actor)).rejects.toMatchObject({ status: 404 })
      await make(window2)
      await expect(make(window2)).rejects.toMatchObject({ status: 409 })
    })
    it('is asked for by nobody for themselves, changes no more once fixed, and waits half an hour', async () => {
      await expect(receive(window, 'li-min')).rejects.toMatchObject({ status: 422 })
      const request = await fixed()
      const again = { ...request, items: ['000000000001'], days: 1, agreed: true }
      await expect(runtime.perform(fixWindowRequest, again, window)).rejects.toMatchObject({ status: 409 })
      const open = await receive()
      await expect(runtime.ask(getWindowRequest, open, window2)).rejects.toMatchObject({ status: 404 })
      await expect(runtime.perform(makeAgentCodeAtWindow, open, window2)).rejects.toMatchObject({
        status: 404,
      })
      clock.set(new Date(clock.now().getTime() + 30 * 60_000).toISOString())
      await expect(runtime.ask(getWindowRequest, request, window)).rejects.toMatchObject({ status: 404 })
    })
    it('is nothing in the hands of either official, though they be village agents', async () => {
      const [maker, seer] = ['deng-xiaomei', 'o-0656'].map((personId) =>
        official(personId, '450721101202-village-committee', 'gx.qinzhou.lingshan.lingcheng.village.', [
          'accept',
        ]),
      ) as [Actor, Actor]
      const { code } = await runtime.perform(makeAgentCodeAtWindow, await fixed(maker), seer)
      for (const personId of ['deng-xiaomei', 'o-0656'])
        expect((await enter(code, resident(personId))).mandateId).toBeNull()
      const { rows } = await owner.query(
        "select reason from platform.audit where operation = 'party.enter-agent-code' order by id desc limit 2",
      )
      expect(rows.map((row) => row.reason)).toEqual(['party.made-it-oneself', 'party.made-it-oneself'])
    })
  })

  it('leaves the code nowhere in the database', async () => {
    const { code } = await codeOf()
    const { rows } = await owner.query(
      "select (select string_agg(c::text, ' ') from party.agent_code c) || (select string_agg(a::text, ' ') from platform.audit a) as all",
    )
    expect(rows[0].all).not.toContain(code)
    expect(rows[0].all).not.toContain(Buffer.from(code).toString('hex'))
  })
})

describe('codes', () => {
  it('are eight characters nobody takes for another, and read back however typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (bytes) => {
        let at = 0
        const code = codeFrom((n) => {
          const slice = bytes.slice(at % 48, (at % 48) + n)
          at += n
          return at > 4_096 ? new Uint8Array(n).fill(at % 200) : slice
        })
        expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/)
        expect(readCode(`${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`)).toBe(code)
      }),
    )
    expect(readCode('ABCD-123O')).toBeUndefined()
  })
})
