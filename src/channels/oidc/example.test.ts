import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { Visitor } from '../../main/tour/visitor.ts'
import { freePort, register, startIssuer } from './testing.ts'

const home = `http://localhost:${await freePort()}`
const { app, issuer, department, visitor, allow } = await startIssuer({ OUTGOING_ALLOW: new URL(home).host })
const folder = mkdtempSync(join(tmpdir(), 'tongban-example-'))
const program = fileURLToPath(new URL('../../../docs/guides/sign-in-through-us.example.mjs', import.meta.url))

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
writeFileSync(
  join(folder, 'private.jwk'),
  JSON.stringify(await crypto.subtle.exportKey('jwk', pair.privateKey)),
)
const { clientId } = await register(
  app.runtime,
  { ...department, url: home, back: `${home}/back` },
  {
    logoutReturnUris: [`${home}/`],
    jwks: { keys: [{ kty, crv, x, y }] },
  },
)
const system = spawn(process.execPath, [program], {
  env: {
    ...process.env,
    ISSUER: issuer,
    CLIENT_ID: clientId,
    KEY: join(folder, 'private.jwk'),
    PORT: new URL(home).port,
  },
  stdio: ['ignore', 'pipe', 'ignore'],
})
await once(system.stdout, 'data')
afterAll(() => {
  system.kill()
  rmSync(folder, { recursive: true })
})

/** One browser: what it has at the department's system, and the person who uses it here. */
const signIn = async (personId: string) => {
  const there = new Visitor(home)
  const here = await visitor(personId)
  const sent = await there.request('/in', {}, false)
  const back = await allow(here, sent.headers.get('location') ?? '')
  const page = await there.get(back.pathname + back.search)
  return { there, here, page }
}

it('the guide’s example signs people in and out, and is told when they leave here', async () => {
  const { there, here, page } = await signIn('zhang-guilan')
  expect(page.html).toContain('张桂兰')
  await here.submit(await here.get('/sign-out'), {}, '/sign-out')
  await app.drain()
  expect((await there.get('/')).html).toContain('Nobody is signed in')

  const { there: official } = await signIn('chen-qiang')
  expect((await official.get('/')).html).toContain('灵山县市场监督管理局')
  const out = await official.request('/out', {}, false)
  expect(out.headers.get('location')).toMatch(/\/oidc\/out\?/)
})

it('the guide’s example takes no logout token that we did not sign, and no answer that it did not ask for', async () => {
  const { there } = await signIn('wei-jianguo')
  const forged = ['{"alg":"none","typ":"logout+jwt"}', '{"sid":"x"}', ''].map((part) =>
    Buffer.from(part).toString('base64url'),
  )
  const answer = await fetch(`${home}/logout`, {
    method: 'POST',
    body: new URLSearchParams({ logout_token: forged.join('.') }),
  })
  expect(answer.status).toBe(400)
  expect((await there.get('/')).html).toContain('韦建国')
  expect((await new Visitor(home).get('/back?code=made-up&state=made-up')).status).toBe(400)
})
