import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as openid from 'openid-client'
import type { Static } from 'typebox'
import { afterAll, expect } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import { type Actor, system } from '../../kernel/actor.ts'
import { Visitor } from '../../main/tour/visitor.ts'
import { createWeb } from '../../main/web.ts'
import { newSecret, registerSystem } from '../../modules/client/index.ts'
import type { Hands } from '../../platform/platform.ts'

/** A department's own system: a web server that people come back to, and that is told when they leave. */
export interface Department {
  readonly url: string
  readonly back: string
  readonly server: Server
  /** Logout tokens that arrived, newest last. */
  readonly notices: string[]
  /** Status it answers logout notices with. */
  answersWith: number
}

export const startDepartment = async (): Promise<Department> => {
  const notices: string[] = []
  const department = { answersWith: 200, notices } as Department & { answersWith: number }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => {
      body += part.toString()
    })
    request.on('end', () => {
      if (request.url === '/logout' && request.method === 'POST') {
        if (department.answersWith === 200) notices.push(new URLSearchParams(body).get('logout_token') ?? '')
        response.statusCode = department.answersWith
        response.end()
      } else response.end('the department')
    })
  })
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return Object.assign(department, { url, back: `${url}/back`, server })
}

/** Puts a department's system on the register; answers its id and secret. */
export const register = async (
  hands: Hands,
  department: Department,
  more: Partial<Static<typeof registerSystem.input>> = {},
): Promise<{ clientId: string; secret: string }> => {
  const { secret, secretHash } = newSecret()
  const input: Static<typeof registerSystem.input> = {
    name: { zh: '人社业务系统', en: 'Social security system' },
    organId: '450721-market-regulation',
    contact: '信息科 0777-0000000',
    purpose: 'sign-in',
    about: { zh: '办理社保业务时确认身份', en: 'To know who is there when handling social security' },
    grants: ['sign-in'],
    scopes: ['openid', 'person', 'org'],
    redirectUris: [department.back],
    logoutReturnUris: [`${department.url}/bye`],
    logoutUri: `${department.url}/logout`,
    level: 2,
    from: '2026-01-01',
    ...('jwks' in more ? {} : { secretHash }),
    ...more,
  }
  const { clientId } = await hands.perform(registerSystem, input, system('test'))
  return { clientId, secret }
}
/** What openid-client needs to be that system. */
export const discover = (
  issuer: string,
  { clientId, secret }: { clientId: string; secret: string },
  proof?: openid.ClientAuth,
): Promise<openid.Configuration> =>
  openid.discovery(new URL(issuer), clientId, {}, proof ?? openid.ClientSecretBasic(secret), {
    execute: [openid.allowInsecureRequests],
  })

/** A browser that is sent around until it arrives outside, or at a page of ours that asks something. */
export const follow = async (
  visitor: Visitor,
  address: string,
  ours: string,
): Promise<{ arrived: URL; html: string; status: number; outside: boolean }> => {
  let at = new URL(address, ours)
  for (let hops = 0; hops < 15; hops++) {
    if (at.origin !== new URL(ours).origin) return { arrived: at, html: '', status: 0, outside: true }
    const response = await visitor.request(at.pathname + at.search, {}, false)
    const location = response.headers.get('location')
    if (!location)
      return { arrived: at, html: await response.text(), status: response.status, outside: false }
    await response.body?.cancel()
    at = new URL(location, at)
  }
  throw new Error(`sent around in a ring at ${at.href}`)
}

/** Who keeps the register. */
export const admin = {
  kind: 'official',
  personId: 'qin-haiyan',
  appointmentId: 'a-qin-haiyan',
  organId: '450000-big-data',
  path: 'gx.big-data.',
  realm: 'gx.',
  duties: ['system-admin'],
  name: '覃海燕',
  level: 3,
  language: 'zh',
} as unknown as Actor

/** The issuer is in every token, so the port has to be known before the product starts. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

export interface Begun {
  readonly address: string
  readonly verifier: string
}

/** The product with two departments registered at it, and openid-client as the system of the first. */
export const startIssuer = async (env: Readonly<Record<string, string>> = {}) => {
  const department = await startDepartment()
  const other = await startDepartment()
  const url = `http://127.0.0.1:${await freePort()}`
  const app = await startPlatform({
    PUBLIC_URL: url,
    OUTGOING_ALLOW: [department, other].map((d) => new URL(d.url).host).join(','),
    ...env,
  })
  const web = await createWeb(app)
  await web.listen({ port: Number(new URL(url).port), host: '127.0.0.1' })
  afterAll(async () => {
    await web.close()
    department.server.close()
    other.server.close()
  })
  const issuer = `${url}/oidc`
  const ours = await register(app.runtime, department)
  const theirs = await register(app.runtime, other)
  const config = await discover(issuer, ours)

  const visitor = async (personId?: string): Promise<Visitor> => {
    const one = new Visitor(url)
    if (personId) await one.signIn(personId)
    return one
  }
  const begin = async (
    of = config,
    back = department.back,
    more: Record<string, string> = {},
  ): Promise<Begun> => {
    const verifier = openid.randomPKCECodeVerifier()
    const parameters = {
      redirect_uri: back,
      scope: 'openid person org',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: 'a-state',
      ...more,
    }
    return { address: openid.buildAuthorizationUrl(of, parameters).href, verifier }
  }

  /** From the system's link to the answer on our page: where the browser comes out. */
  const allow = async (person: Visitor, address: string, answer = 'allow'): Promise<URL> => {
    const asked = await follow(person, address, url)
    if (asked.outside) return asked.arrived
    expect(asked.arrived.pathname).toMatch(/^\/sign-on\/./)
    const token = /name="_csrf" value="([^"]+)"/.exec(asked.html)?.[1] ?? ''
    const response = await person.request(
      asked.arrived.pathname,
      { method: 'POST', body: new URLSearchParams({ _csrf: token, _key: 'k', answer }) },
      false,
    )
    if (response.status !== 303) throw new Error(`the answer on our page came back with ${response.status}`)
    return (await follow(person, response.headers.get('location') ?? '', url)).arrived
  }

  const redeem = (back: URL, { verifier }: Begun, of = config) =>
    openid.authorizationCodeGrant(of, back, { pkceCodeVerifier: verifier, expectedState: 'a-state' })

  const signIn = async (person: Visitor, more: Record<string, string> = {}) => {
    const begun = await begin(config, department.back, more)
    return redeem(await allow(person, begun.address), begun)
  }

  return {
    app,
    url,
    issuer,
    department,
    other,
    ours,
    theirs,
    config,
    visitor,
    begin,
    allow,
    redeem,
    signIn,
  }
}
