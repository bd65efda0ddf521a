import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smtpGateway } from './adapters/smtp.ts'
import { GatewayDown, type Letter } from './ports.ts'

interface Mail {
  readonly from: string
  readonly to: readonly string[]
  readonly data: string
  readonly secure: boolean
  readonly user: string | undefined
}

const folder = mkdtempSync(join(tmpdir(), 'tongban-smtp-'))
const trusted = getCACertificates('default')
let tls: { key: string; cert: string }
beforeAll(() => {
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1']
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  execFileSync('openssl', ['req', '-x509', ...ec, '-keyout', keyFile, '-out', certFile, ...name], {
    stdio: 'ignore',
  })
  tls = { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8') }
  setDefaultCACertificates([...trusted, tls.cert])
})
const servers: SMTPServer[] = []
afterAll(() => {
  setDefaultCACertificates([...trusted])
  for (const server of servers) server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A mail server of its own; keeps what it takes. */
const mailServer = async (options: SMTPServerOptions = {}) => {
  const got: Mail[] = []
  const server = new SMTPServer({
    ...tls,
    logger: false,
    authOptional: options.secure !== true,
    onAuth: ({ username, password }, _session, done) =>
      password === 'right horse' ? done(null, { user: username }) : done(new Error('no')),
    onRcptTo: ({ address }, _session, done) =>
      address.startsWith('gone')
        ? done(Object.assign(new Error('no such box'), { responseCode: 550 }))
        : address.startsWith('later')
          ? done(Object.assign(new Error('come back'), { responseCode: 451 }))
          : done(),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        got.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          data: Buffer.concat(chunks).toString('utf8'),
          secure: session.secure,
          user: session.user as string | undefined,
        })
        done()
      })
    },
    ...options,
  })
  servers.push(server)
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return { got, port: (server.server.address() as AddressInfo).port }
}

const letter: Letter = {
  id: '0199-a' as Letter['id'],
  address: 'zhang@example.org',
  title: '申请已受理',
  body: '3 个工作日内办结。\n编号 45。',
  language: 'zh',
}
const toServer = (port: number, more: Partial<Parameters<typeof smtpGateway>[0]> = {}) =>
  smtpGateway({
    host: 'localhost',
    port,
    secure: true,
    plain: false,
    user: 'tongban',
    password: () => 'right horse',
    from: 'Tongban <no-reply@gov.example>',
    ...more,
  })

describe('mail', () => {
  it('is handed in over TLS, under our name, with an id that stays', async () => {
    const { got, port } = await mailServer({ secure: true })
    expect(await toServer(port)(letter)).toBe('taken')
    expect(got).toEqual([
      expect.objectContaining({
        from: 'no-reply@gov.example',
        to: ['zhang@example.org'],
        secure: true,
        user: 'tongban',
      }),
    ])
    const data = got[0]?.data ?? ''
    expect(data).toContain('Message-ID: <0199-a@gov.example>')
    expect(data).toContain('Auto-Submitted: auto-generated')
    expect(data).toContain(`=?UTF-8?B?${Buffer.from('申请已受理').toString('base64')}?=`)
    const body = data.slice(data.indexOf('\r\n\r\n'))
    expect(Buffer.from(body, 'base64').toString('utf8')).toContain('编号 45')
  })

  it('goes by STARTTLS, and not at all where a server offers none', async () => {
    const { got, port } = await mailServer()
    expect(await toServer(port, { secure: false })(letter)).toBe('taken')
    expect(got[0]?.secure).toBe(true)
    const bare = await mailServer({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true })
    await expect(toServer(bare.port, { secure: false })(letter)).rejects.toBeInstanceOf(GatewayDown)
    expect(bare.got).toEqual([])
    // only where the operator has named this server as one inside
    expect(await toServer(bare.port, { secure: false, plain: true })(letter)).toBe('taken')
  })

  it('is not handed to a server that cannot show who it is', async () => {
    const { got, port } = await mailServer({ secure: true })
    await expect(toServer(port, { host: '127.0.0.1' })(letter)).rejects.toBeInstanceOf(GatewayDown)
    expect(got).toEqual([])
  })

  it('knows a last word from a passing trouble, and says neither address nor password', async () => {
    const { port } = await mailServer({ secure: true })
    expect(await toServer(port)({ ...letter, address: 'gone@example.org' })).toBe('refused')
    const why = (gateway: Promise<unknown>): Promise<string> =>
      gateway.then(
        () => 'taken',
        (error: unknown) => (error instanceof GatewayDown ? error.message : 'another error'),
      )
    expect(await why(toServer(port)({ ...letter, address: 'later@example.org' }))).toBe(
      'mail server: EENVELOPE 451',
    )
    expect(await why(toServer(port, { password: () => 'wrong' })(letter))).toBe('mail server: EAUTH 535')
    expect(await why(toServer(1)(letter))).toMatch(/^mail server: E\w+$/)
  })

  // ASVS V1.3.11
  it.each([
    ['a subject', { title: 'Hello\r\nBcc: spy@evil.example\r\n\r\nother words' }],
    ['a name in the address', { address: 'zhang@example.org\r\nBcc: spy@evil.example' }],
    ['a second address', { address: 'zhang@example.org, spy@evil.example' }],
    ['a command in the address', { address: 'zhang@example.org>\r\nRCPT TO:<spy@evil.example' }],
    ['a line that ends the letter', { body: 'one\r\n.\r\nMAIL FROM:<spy@evil.example>\r\n' }],
  ])('%s cannot make it another mail', async (_what, part) => {
    const { got, port } = await mailServer({ secure: true })
    await toServer(port)({ ...letter, ...part }).catch(() => undefined)
    for (const mail of got) {
      expect(mail.to).toEqual(['zhang@example.org'])
      const head = mail.data.slice(0, mail.data.indexOf('\r\n\r\n'))
      expect(head).not.toMatch(/^Bcc:/im)
    }
    expect(got.length).toBeLessThanOrEqual(1)
  })
})
