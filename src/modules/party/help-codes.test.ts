import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import { type Actor, system } from '../../kernel/actor.ts'
import {
  endRunOut,
  enterAgentCode,
  findLiveMandate,
  fixWindowRequest,
  getWindowRequest,
  makeAgentCode,
  makeAgentCodeAtWindow,
  receiveAtWindow,
  revealNumber,
  revokeAgentCode,
} from './index.ts'
import { codeFrom, readCode } from './party.ts'
import { official, resident } from './testing.ts'

const { runtime, clock, owner, drain } = await startPlatform()
const platform = system('test')
const zhang = resident('zhang-guilan')
const agent = resident('deng-xiaomei')
const window = official('li-min', '450721-market-regulation', 'gx.qinzhou.lingshan.market-regulation.', [
  'accept',
])
const at = (instant: string): void => clock.set(instant)

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
