import { beforeEach, describe, expect, it } from 'vitest'
import { startApp } from '../../../../test/support/web.ts'
import type { Visitor } from '../../../main/tour/visitor.ts'
import { newestCode, signInByPhone } from '../sign-up/testing.ts'

// a proxy in front says where people come from
const app = await startApp({ TRUST_PROXY: '127.0.0.1', RATE_LIMITS: 'off' })
const later = (minutes: number): void =>
  app.clock.set(new Date(app.clock.now().getTime() + minutes * 60_000).toISOString())
beforeEach(() => later(24 * 60))

/** One form sent from `address`; where it led to. */
const send = async (who: Visitor, address: string, to: string, fields: Record<string, string>) => {
  const init = {
    method: 'POST',
    headers: { 'x-forwarded-for': address },
    body: new URLSearchParams(fields),
  }
  const answer = await who.request(to, init, false)
  return { status: answer.status, to: answer.headers.get('location') ?? '' }
}
const ask = (who: Visitor, address: string, phone: string, to = '/sign-in/code') =>
  send(who, address, to, { phone })
const made = '/sign-in/code/01a00000-0000-7000-8000-000000000000'

/** Everything the machines of one network may get wrong. */
const useUp = async (network: string): Promise<void> => {
  const neighbour = await app.visitor()
  for (let n = 0; n < 31; n++)
    await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        send(neighbour, `${network}.${at + 1}`, made, { digits: '000000' }),
      ),
    )
  let waits = 0
  for (let n = 0; n < 40 && waits < 2; n++)
    if ((await send(neighbour, `${network}.9`, made, { digits: '000000' })).status === 429) waits++
  expect(waits).toBe(2)
}

describe('a network where somebody types wrong codes without end', () => {
  it('still lets in who types the code that came to them, and lets a known browser mistype', async () => {
    const regular = await app.visitor()
    await signInByPhone(regular, '13900000501')
    await regular.submit(await regular.get('/sign-out'), {}, '/sign-out')
    later(2)
    await useUp('10.66.0')

    const passer = await app.visitor()
    const asked = await ask(passer, '10.66.0.200', '13900000502')
    expect(asked.status).toBe(303)
    const entered = await send(passer, '10.66.0.200', asked.to, { digits: await newestCode(passer) })
    expect(entered).toMatchObject({ status: 303, to: '/' })

    later(2)
    const again = await ask(regular, '10.66.0.201', '13900000501')
    expect(again.status).toBe(303)
    expect((await send(regular, '10.66.0.201', again.to, { digits: '000000' })).status).toBe(422)
    const right = await send(regular, '10.66.0.201', again.to, { digits: await newestCode(regular) })
    expect(right.status).toBe(303)

    // whoever guesses there has one try a code, no five
    later(2)
    const guesser = await app.visitor()
    const guess = await ask(guesser, '10.66.0.202', '13900000503')
    expect((await send(guesser, '10.66.0.202', guess.to, { digits: '000000' })).status).toBe(422)
    expect((await send(guesser, '10.66.0.202', guess.to, { digits: '111111' })).status).toBe(429)
  })

  it('uses nothing up by what people get right', async () => {
    const counted = async (): Promise<number> => {
      const { rows } = await app.owner.query<{ n: number }>(
        'select coalesce(sum("count"), 0)::int as n from identity.attempt where until > $1',
        [app.clock.now()],
      )
      return rows[0]?.n ?? 0
    }
    const someone = await app.visitor()
    await signInByPhone(someone, '13900000504')
    const password = '七只 黑色 的 水牛 看报'
    await someone.submit(await someone.get('/sign-up/password'), { password }, '/sign-up/password')
    const before = await counted()
    for (let n = 0; n < 6; n++) {
      const next = await app.visitor()
      const entered = await send(next, '10.67.0.1', '/sign-in/password', { phone: '13900000504', password })
      expect(entered.status).toBe(303)
    }
    expect(await counted()).toBe(before)
    // the sent box shows what was sent at another time than the first code
    later(2)
    const codes = await app.visitor()
    const asked = await ask(codes, '10.67.0.1', '13900000505')
    const whileUnused = await counted()
    expect((await send(codes, '10.67.0.1', asked.to, { digits: await newestCode(codes) })).status).toBe(303)
    expect(await counted()).toBe(whileUnused - 1)
  })

  it('takes no more guesses at a password for being asked all at once', async () => {
    const someone = await app.visitor()
    await signInByPhone(someone, '13900000506')
    const password = '七只 黑色 的 水牛 看报'
    await someone.submit(await someone.get('/sign-up/password'), { password }, '/sign-up/password')
    const guesser = await app.visitor()
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        send(guesser, '10.68.0.1', '/sign-in/password', {
          phone: '13900000506',
          password: `guess number ${n}`,
        }),
      ),
    )
    expect(answers.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(5)
    const late = await send(guesser, '10.68.0.1', '/sign-in/password', { phone: '13900000506', password })
    expect(late.status).toBe(429)
  })
})

describe('strangers who have codes sent to a phone that is not theirs', () => {
  it('from a dozen networks, or a whole /40, do not shut its owner out, nor out of recovery', async () => {
    const phone = '13900000599'
    const stranger = await app.visitor()
    const statuses: number[] = []
    for (let n = 0; n < 14; n++) statuses.push((await ask(stranger, `172.${20 + n}.0.1`, phone)).status)
    for (let n = 0; n < 14; n++)
      statuses.push((await ask(stranger, `2001:db8:1${n.toString(16)}00::1`, phone)).status)
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0)
    const owner = await app.visitor()
    expect((await ask(owner, '192.0.2.200', phone)).status).toBe(303)
    expect((await ask(owner, '192.0.2.200', phone, '/sign-in/recover')).status).toBe(303)
  })

  it('use up one pool together, beyond the first code of each provider', async () => {
    const phone = '13900000598'
    const stranger = await app.visitor()
    const statuses: number[] = []
    for (let n = 0; n < 20; n++) statuses.push((await ask(stranger, `198.51.${n}.1`, phone)).status)
    expect(statuses.filter((status) => status === 303)).toHaveLength(13)
    expect(statuses.at(-1)).toBe(429)
  })
})
