// A department's own system, whole: people sign in through Tongban, and are signed out of it when they leave there.
// Needs `npm install openid-client`. Run it with
//   ISSUER=http://localhost:8080/oidc CLIENT_ID=… KEY=private.jwk PORT=9090 node sign-in-through-us.example.mjs
// (or CLIENT_SECRET=… in place of KEY), registered with the return address http://localhost:9090/back, the address
// for logout notices http://localhost:9090/logout and the return address after signing out http://localhost:9090/.
import { createPublicKey, randomUUID, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import * as openid from 'openid-client'

const { ISSUER = 'http://localhost:8080/oidc', CLIENT_ID = '', CLIENT_SECRET = '', KEY, PORT = '9090' } = process.env
const home = `http://localhost:${PORT}`

/** A private key stays here; a secret is in two places. */
const proof = async () => {
  if (!KEY) return openid.ClientSecretBasic(CLIENT_SECRET)
  const jwk = JSON.parse(readFileSync(KEY, 'utf8'))
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  return openid.PrivateKeyJwt(await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['sign']))
}
// without TLS only where you try it out
const plain = ISSUER.startsWith('http:') ? { execute: [openid.allowInsecureRequests] } : {}
const config = await openid.discovery(new URL(ISSUER), CLIENT_ID, {}, await proof(), plain)

/** Who is signed in here, and who is on the way, by the cookie of their browser. Keep them in a store of your own. */
const sessions = new Map()
const underway = new Map()

const begin = async (browser) => {
  const [verifier, state] = [openid.randomPKCECodeVerifier(), openid.randomState()]
  underway.set(browser, { verifier, state })
  return openid.buildAuthorizationUrl(config, {
    redirect_uri: `${home}/back`,
    scope: 'openid person org',
    state,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).href
}

const finish = async (browser, url) => {
  const { verifier, state } = underway.get(browser) ?? {}
  underway.delete(browser)
  if (!verifier) throw new Error('nobody began to sign in in this browser')
  const checks = { pkceCodeVerifier: verifier, expectedState: state }
  const tokens = await openid.authorizationCodeGrant(config, url, checks)
  const claims = tokens.claims()
  const person = await openid.fetchUserInfo(config, tokens.access_token, claims.sub)
  sessions.set(browser, { person, sid: claims.sid, idToken: tokens.id_token })
}

const json = (part) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))

/** The session that a logout token names; throws when the token is not from there, not for us, or not of this kind. */
const sessionToEnd = async (token) => {
  const [head = '', body = '', signature = ''] = token.split('.')
  const { kid, alg, typ } = json(head)
  const { keys } = await (await fetch(config.serverMetadata().jwks_uri)).json()
  const key = createPublicKey({ key: keys.find((one) => one.kid === kid), format: 'jwk' })
  const ours = { key, dsaEncoding: 'ieee-p1363' }
  const claims = json(body)
  const holds =
    typ === 'logout+jwt' &&
    alg === 'ES256' &&
    verify('sha256', Buffer.from(`${head}.${body}`), ours, Buffer.from(signature, 'base64url')) &&
    claims.iss === config.serverMetadata().issuer &&
    claims.aud === CLIENT_ID &&
    claims.exp > Date.now() / 1000 &&
    'http://schemas.openid.net/event/backchannel-logout' in claims.events &&
    claims.nonce === undefined
  if (!holds) throw new Error('not a logout token for us')
  return claims.sid
}

const bodyOf = async (request) => {
  let text = ''
  for await (const part of request) if (text.length < 20_000) text += part
  return new URLSearchParams(text)
}

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

const answer = async (request, response) => {
  const known = /(?:^|; )browser=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1]
  const browser = known ?? randomUUID()
  if (!known) response.setHeader('set-cookie', `browser=${browser}; HttpOnly; SameSite=Lax; Path=/`)
  const to = (address) => response.writeHead(303, { location: address }).end()
  const url = new URL(request.url, home)
  const session = sessions.get(browser)
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /in':
      return to(await begin(browser))
    case 'GET /back':
      await finish(browser, url)
      return to('/')
    case 'GET /out': {
      sessions.delete(browser)
      const parameters = { id_token_hint: session?.idToken ?? '', post_logout_redirect_uri: `${home}/` }
      return to(session ? openid.buildEndSessionUrl(config, parameters).href : '/')
    }
    case 'POST /logout': {
      const sid = await sessionToEnd((await bodyOf(request)).get('logout_token') ?? '')
      for (const [one, { sid: theirs }] of sessions) if (theirs === sid) sessions.delete(one)
      return response.writeHead(200, { 'cache-control': 'no-store' }).end()
    }
    default: {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      const { name = '', act_org_name: organ } = session?.person ?? {}
      return response.end(
        session
          ? `<p>${escaped(name)}${organ ? ` (${escaped(organ)})` : ''}</p><a href="/out">Sign out</a>`
          : '<p>Nobody is signed in.</p><a href="/in">Sign in with Tongban</a>',
      )
    }
  }
}

createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error)
    response.writeHead(400).end('That did not work; please begin again.')
  })
}).listen(Number(PORT), () => console.log(`${home} for ${ISSUER}`))
