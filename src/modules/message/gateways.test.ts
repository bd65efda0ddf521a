import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import { system, visitor } from '../../kernel/actor.ts'
import { readConfig } from '../../platform/config.ts'
import { resting } from './adapters/resting.ts'
import { checkGateways, deliverText, listSent, send } from './index.ts'
import { GatewayDown } from './ports.ts'

const folder = mkdtempSync(join(tmpdir(), 'tongban-gateways-'))
const keyFile = join(folder, 'sms.key')
const key = 'k'.repeat(40)
writeFileSync(keyFile, `${key}\n`, { mode: 0o600 })

interface Taken {
  readonly id: string
  readonly to: string
  readonly text: string
}

/** A gateway as its operator would write it after the guide: nothing of ours is in it. */
const gateway = () => {
  const seen = new Map<string, Taken>()
  const answers: number[] = []
  let calls = 0
  const read = async (request: IncomingMessage): Promise<string> => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks).toString('utf8')
  }
  const judge = async (request: IncomingMessage): Promise<number> => {
    calls++
    const scripted = answers.shift()
    if (scripted !== undefined) return scripted
    const body = await read(request)
    const header = (name: string): string => String(request.headers[name] ?? '')
    const digest = createHash('sha256').update(body).digest('hex')
    const lines = `v1\nlingshan\n${header('tongban-time')}\n${header('idempotency-key')}\n${digest}`
    const mac = createHmac('sha256', key).update(lines).digest('hex')
    if (header('tongban-signature') !== `v1=${mac}`) return 401
    if (Math.abs(Date.now() / 1000 - Number(header('tongban-time'))) > 300) return 401
    const letter = JSON.parse(body) as Taken
    seen.set(header('idempotency-key'), letter)
    return 202
  }
  const server = createServer((request, answer) => {
    void judge(request).then((status) => answer.writeHead(status).end())
  })
  return { server, seen, answers, calls: () => calls }
}

const sms = gateway()
sms.server.listen(0, '127.0.0.1')
await once(sms.server, 'listening')
const port = (sms.server.address() as AddressInfo).port
const env = {
  SMS_GATEWAY: `http://127.0.0.1:${port}/send`,
  SMS_GATEWAY_SENDER: 'lingshan',
  SMS_GATEWAY_KEY_FILE: keyFile,
  OUTGOING_ALLOW: `127.0.0.1:${port}`,
}
const { runtime, owner, setSample, drain, clock } = await startPlatform(env)
afterAll(() => {
  sms.server.close()
  rmSync(folder, { recursive: true, force: true })
})
await setSample(false)

const notice = { title: { zh: '申请已受理' }, body: { zh: '3 个工作日内办结。\n编号 45。' } }
const leaving = async () => (await owner.query('select * from message.leaving')).rows
const tell = () =>
  runtime.perform(send, { partyId: 'zhang-guilan', ...notice, channels: ['sms', 'email'] }, system('test'))

describe('an SMS gateway', () => {
  beforeEach(() => {
    sms.seen.clear()
    sms.answers.length = 0
  })

  it('gets each text once, signed, and nothing of it stays here', async () => {
    await tell()
    const [row] = await leaving()
    expect(JSON.stringify(row)).not.toContain('申请已受理')
    expect((row.letter as Buffer).toString('utf8')).not.toContain('申请已受理')
    await drain()
    expect([...sms.seen.values()]).toEqual([
      expect.objectContaining({
        to: expect.stringMatching(/^\+861\d{10}$/),
        text: '【通办】申请已受理：3 个工作日内办结。 编号 45。',
      }),
    ])
    expect(await leaving()).toEqual([])
    // mail has no way out here, and nothing readable is kept in its place
    expect((await owner.query('select 1 from message.sent')).rowCount).toBe(0)
  })

  it('is asked again with the same id when it was down, and left alone in between', async () => {
    sms.answers.push(503)
    await tell()
    const before = sms.calls()
    await drain()
    expect(sms.calls() - before).toBe(1)
    const [{ id }] = await leaving()
    const { rows } = await owner.query(
      `select last_error from platform.parked_delivery where listener like '%deliver-text'`,
    )
    expect(rows[0].last_error).toContain('gateway-down')
    // straight away: it rests, the gateway hears nothing
    await expect(runtime.perform(deliverText, { textId: id }, system('test'))).rejects.toMatchObject({
      status: 503,
    })
    expect(sms.calls() - before).toBe(1)
  })

  it('has the last word about a number, and a text whose time is over is not sent', async () => {
    const other = await startPlatform(env)
    await other.setSample(false)
    const queue = async (): Promise<string> => {
      await other.runtime.perform(send, { partyId: 'wei-jianguo', ...notice }, system('test'))
      return (await other.owner.query('select id from message.leaving')).rows[0].id as string
    }
    const hand = (textId: string) => other.runtime.perform(deliverText, { textId }, system('test'))
    sms.answers.push(422)
    const first = await queue()
    expect(await hand(first)).toEqual({ outcome: 'refused' })
    expect(await hand(first)).toEqual({ outcome: 'gone' })
    const second = await queue()
    other.clock.set('2026-11-25T02:00:00Z')
    const before = sms.calls()
    expect(await hand(second)).toEqual({ outcome: 'too-late' })
    expect(sms.calls()).toBe(before)
  })

  it('is never used in the sample province', async () => {
    await setSample(true)
    const before = sms.calls()
    await tell()
    await drain()
    expect(sms.calls()).toBe(before)
    expect((await runtime.ask(listSent, {}, visitor())).items.length).toBeGreaterThan(0)
    await setSample(false)
    void clock
  })
})

it('rests after a failure, then tries again', async () => {
  let at = 0
  let tries = 0
  const letter = { id: 'x', address: '', title: '', body: '', language: 'zh' } as never
  const asked = resting(
    () => {
      tries++
      return Promise.reject(new GatewayDown('down'))
    },
    () => at,
  )
  const ask = () => asked(letter).catch((error: unknown) => (error as Error).message)
  expect([await ask(), await ask()]).toEqual(['down', 'the gateway failed a moment ago'])
  at = 20_000
  expect([await ask(), tries]).toEqual(['down', 2])
})

describe('settings that cannot be used', () => {
  const said = (more: Record<string, string>): string => {
    try {
      checkGateways(readConfig(more, []))
      return ''
    } catch (error) {
      return (error as Error).message
    }
  }
  const good = { ...env, SMTP_URL: 'smtps://tongban@mail.example', MAIL_FROM: 'Tongban <a@gov.example>' }
  const short = join(folder, 'short.key')
  writeFileSync(short, 'short', { mode: 0o600 })
  const open = join(folder, 'open.key')
  writeFileSync(open, key)
  chmodSync(open, 0o644)

  it.each([
    [{ SMS_GATEWAY: 'gateway.example' }, 'SMS_GATEWAY must be an address that begins with https:// or http:'],
    [{ OUTGOING_ALLOW: '' }, 'SMS_GATEWAY must be an https address'],
    [{ SMS_GATEWAY_SENDER: '' }, 'SMS_GATEWAY_SENDER must be the name'],
    [{ SMS_GATEWAY_KEY_FILE: '' }, 'SMS_GATEWAY_KEY_FILE is missing'],
    [{ SMS_GATEWAY_KEY_FILE: '/nothing' }, '/nothing is not there'],
    [{ SMS_GATEWAY_KEY_FILE: short }, 'is short'],
    [{ SMS_GATEWAY_KEY_FILE: open }, 'set its mode to 0600'],
    [{ SMTP_URL: 'https://mail.example' }, 'SMTP_URL must be an address that begins with smtps:// or smtp:'],
    [{ SMTP_URL: 'smtps://a:secret@mail.example' }, 'SMTP_URL must not hold a password'],
    [{ SMTP_PASSWORD_FILE: '' }, 'SMTP_PASSWORD_FILE is missing'],
    [{ MAIL_FROM: 'nobody' }, 'MAIL_FROM must be the mail address'],
    [{ MAIL_FROM: 'a@gov.example\r\nBcc: b@evil.example' }, 'MAIL_FROM must be the mail address'],
    [{ MESSAGE_DAYS: '0' }, 'MESSAGE_DAYS must be a number of days from 30'],
  ])('%j end the start with a sentence', (wrong, sentence) => {
    expect(said({ ...good, SMTP_PASSWORD_FILE: keyFile })).toBe('')
    const why = said({ ...good, SMTP_PASSWORD_FILE: keyFile, ...(wrong as Record<string, string>) })
    expect(why).toContain(sentence)
    expect(why).not.toContain('\n')
  })
})
