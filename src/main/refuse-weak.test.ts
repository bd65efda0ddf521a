import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { readConfig } from '../platform/config.ts'
import { urlOf } from '../platform/db/embedded.ts'
import { asOwner } from './owner.ts'
import { hostOf, refuseWeak, remarkOn } from './refuse-weak.ts'
import { launch } from './tour/product.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongban-weak-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const weak = (env: Record<string, string>, sample = false): string | undefined => {
  try {
    refuseWeak(readConfig({ DATA_DIR: folder, ...env }, []), sample, env)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}
const https = { PUBLIC_URL: 'https://tongban.example' }
const db = (rest: string): Record<string, string> => ({ ...https, DATABASE_URL: `postgres://${rest}` })

it.each([
  [{ PUBLIC_URL: 'http://tongban.example' }, 'PUBLIC_URL must be an https address'],
  [{ HOST: '0.0.0.0' }, 'HOST=0.0.0.0 opens the product to others'],
  [db('postgres:postgres@127.0.0.1/tongban'), 'can be guessed'],
  [db('owner:secret@127.0.0.1/tongban'), 'can be guessed'],
  [db('tongban_owner:tongban_owner@127.0.0.1/tongban'), 'can be guessed'],
  [db('owner@127.0.0.1/tongban'), 'DATABASE_URL has no password'],
  [db('owner:gTz4k0Qm1xVnR8@db.example/tongban'), 'without TLS'],
  [{ ...https, NODE_TLS_REJECT_UNAUTHORIZED: '0' }, 'believes any certificate'],
])('outside the sample province %j is refused in one sentence', (env, sentence) => {
  expect(weak(env as Record<string, string>)).toContain(sentence)
  expect(weak(env as Record<string, string>)).not.toContain('\n')
  expect(weak(env as Record<string, string>, true)).toBeUndefined()
})

it('takes an https address, this machine alone, and a database that is looked after', () => {
  expect(weak(https)).toBeUndefined()
  expect(weak({})).toBeUndefined()
  expect(weak(db('owner:gTz4k0Qm1xVnR8@db.example/tongban?sslmode=verify-full'))).toBeUndefined()
  expect(weak(db('owner:gTz4k0Qm1xVnR8@127.0.0.1/tongban'))).toBeUndefined()
})

it('refuses a data folder that anybody can enter', () => {
  chmodSync(folder, 0o755)
  expect(weak(https)).toContain('set its mode to 0700')
  chmodSync(folder, 0o700)
})

it('listens for others only when they come over https', () => {
  const at = (env: Record<string, string>, sample: boolean): string => hostOf(readConfig(env, []), sample)
  expect([
    at({}, false),
    at(https, false),
    at(https, true),
    at({ ...https, HOST: '10.0.0.5' }, false),
  ]).toEqual(['127.0.0.1', '0.0.0.0', '127.0.0.1', '10.0.0.5'])
})

it('ends the start with 1 and one line, and nothing listens', async () => {
  const name = `weak_${Date.now()}`
  await asOwner(inject('cluster').url, (owner) => owner.query(`create database "${name}"`))
  const product = launch({
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: urlOf(inject('cluster').url, name),
    PUBLIC_URL: 'http://tongban.example',
  })
  await once(product.process, 'exit')
  expect(product.process.exitCode).toBe(1)
  expect(product.said().trim().split('\n')).toEqual([
    expect.stringContaining('PUBLIC_URL must be an https address'),
  ])
  await asOwner(inject('cluster').url, (owner) => owner.query(`drop database "${name}" with (force)`))
}, 30_000)

it('says aloud that a proxy is not named, where there must be one', () => {
  const said = (env: Record<string, string>, sample = false) =>
    remarkOn(readConfig({ DATA_DIR: folder, ...env }, []), sample)
  expect(said(https)).toContain('TRUST_PROXY is not set')
  expect(said({ ...https, TRUST_PROXY: '10.0.0.0/8' })).toBeUndefined()
  expect(said(https, true)).toBeUndefined()
  expect(said({})).toBeUndefined()
})
