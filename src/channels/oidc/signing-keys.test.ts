import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as openid from 'openid-client'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { addSigningKey, publishedFirstMs, retireSigningKey } from '../../modules/client/index.ts'
import { startIssuer } from './testing.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'tongban-signing-'))
const keys = join(dataDir, 'keys')
cpSync(join(inject('cluster').folder, 'keys'), keys, { recursive: true })
chmodSync(keys, 0o700)
writeFileSync(join(dataDir, 'tongban-data'), '1\n')
const { config, url, visitor, signIn } = await startIssuer({ DATA_DIR: dataDir })
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

/** As if the key had been made so long ago. */
const ages = (version: number, ms: number): void => {
  const then = new Date(Date.now() - ms)
  utimesSync(join(keys, `oidc-${version}.key`), then, then)
}
const kidOf = (token = ''): string =>
  (JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { kid: string }).kid
const published = async (): Promise<string[]> => {
  const answer = (await (await fetch(`${url}/oidc/jwks`)).json()) as { keys: { kid: string }[] }
  return answer.keys.map(({ kid }) => kid)
}
const day = 24 * 3_600_000

describe('a new signing key', () => {
  it('is published while the product runs, signs ten minutes later, and what the old one signed stays good', async () => {
    const first = await signIn(await visitor('zhang-guilan'))
    const [old] = await published()
    expect(kidOf(first.id_token)).toBe(old)

    expect(addSigningKey(keys)).toBe(2)
    expect(() => addSigningKey(keys)).toThrow('does not sign yet')
    const both = await published()
    expect(both).toHaveLength(2)
    expect(kidOf((await signIn(await visitor('zhang-guilan'))).id_token)).toBe(old)

    ages(2, publishedFirstMs)
    const later = await signIn(await visitor('zhang-guilan'))
    expect(both.filter((kid) => kid !== old)).toEqual([kidOf(later.id_token)])
    // tokens, and the hint with which a system signs somebody out, from before
    await openid.fetchUserInfo(config, first.access_token, first.claims()?.sub ?? '')
    expect(await published()).toContain(old)
    const out = await (await visitor('zhang-guilan')).get(
      `/sign-on/out?${new URLSearchParams({ id_token_hint: first.id_token ?? '' })}`,
    )
    expect(out.html).toContain('人社业务系统')
  })

  it('lets the old one go a day after it signed the last time', async () => {
    expect(() => retireSigningKey(keys, 2)).toThrow('the newest')
    expect(() => retireSigningKey(keys, 7)).toThrow('not there')
    ages(2, publishedFirstMs + day - 60_000)
    expect(() => retireSigningKey(keys, 1)).toThrow('is good until')
    ages(2, publishedFirstMs + day)
    retireSigningKey(keys, 1)
    expect(existsSync(join(keys, 'retired', 'oidc-1.key'))).toBe(true)
    expect(await published()).toHaveLength(1)
    const tokens = await signIn(await visitor('wei-jianguo'))
    expect(await published()).toEqual([kidOf(tokens.id_token)])
  })
})
