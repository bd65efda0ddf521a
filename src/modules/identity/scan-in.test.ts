import { describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import {
  answerScan,
  getScanOfBrowser,
  getScanToAnswer,
  newScanSecret,
  newSessionToken,
  openScan,
  scanOf,
  signInByScan,
} from './index.ts'
import { anyone, factorsOf, type Signed } from './testing.ts'

const around = await startPlatform()
const { runtime } = around
const { resolved, signIn, later, lastAudit } = factorsOf(around)

describe('signing in by scanning', () => {
  const browser = {
    userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36',
    address: '203.0.113.9',
  }
  const open = async () => {
    const codes = scanOf(newScanSecret())
    await runtime.perform(
      openScan,
      { browserHash: codes.browserHash, codeHash: codes.codeHash, browser },
      anyone,
    )
    const shown = await runtime.ask(getScanOfBrowser, { browserHash: codes.browserHash }, anyone)
    return { ...codes, number: shown?.number ?? 0 }
  }
  const answer = (codeHash: string, picked: number | null, { tokenHash, actor }: Signed) =>
    runtime.perform(answerScan, { tokenHash, codeHash, picked }, actor)
  const enter = async (browserHash: string) => {
    const { tokenHash } = newSessionToken()
    const { proven } = await runtime.perform(signInByScan, { browserHash, tokenHash, browser }, anyone)
    return { proven, tokenHash }
  }

  it('gives the PC a session of the person whose phone picked its number, once', async () => {
    const phone = await signIn('zhang-guilan')
    const { browserHash, codeHash, number } = await open()
    expect((await enter(browserHash)).proven).toBe(false)
    const asked = await runtime.ask(getScanToAnswer, { tokenHash: phone.tokenHash, codeHash }, phone.actor)
    expect(asked).toMatchObject({ place: '203.0.113.0/24', choices: expect.arrayContaining([number]) })
    expect(await answer(codeHash, number, phone)).toEqual({ answer: 'confirmed' })
    const { proven, tokenHash } = await enter(browserHash)
    expect(proven).toBe(true)
    expect((await resolved(tokenHash)).actor).toMatchObject({ personId: 'zhang-guilan', level: 3 })
    expect((await enter(browserHash)).proven).toBe(false)
    expect(await lastAudit('identity.sign-in-by-scan')).toEqual({
      outcome: 'refused',
      reason: 'identity.scan-used',
    })
    expect(await answer(codeHash, number, phone)).toEqual({ answer: 'over' })
    expect(await lastAudit('identity.answer-scan')).toEqual({
      outcome: 'refused',
      reason: 'identity.scan-used',
    })
  })
  it('ends with a wrong number, and with "not me"', async () => {
    const phone = await signIn('zhang-guilan')
    for (const wrong of [true, false]) {
      const { browserHash, codeHash, number } = await open()
      const picked = wrong ? (number === 99 ? 98 : number + 1) : null
      expect(await answer(codeHash, picked, phone)).toEqual({ answer: 'refused' })
      expect(await answer(codeHash, number, phone)).toEqual({ answer: 'over' })
      expect((await enter(browserHash)).proven).toBe(false)
    }
    expect(await lastAudit('identity.sign-in-by-scan')).toMatchObject({ reason: 'identity.scan-refused' })
  })
  it('lasts 120 seconds, for both sides', async () => {
    const phone = await signIn('zhang-guilan')
    const late = await open()
    later(119)
    expect(
      await runtime.ask(
        getScanToAnswer,
        { tokenHash: phone.tokenHash, codeHash: late.codeHash },
        phone.actor,
      ),
    ).toBeDefined()
    later(1)
    await expect(
      runtime.ask(getScanToAnswer, { tokenHash: phone.tokenHash, codeHash: late.codeHash }, phone.actor),
    ).rejects.toMatchObject({
      status: 404,
    })
    expect(await answer(late.codeHash, late.number, phone)).toEqual({ answer: 'over' })
    const slow = await open()
    await answer(slow.codeHash, slow.number, phone)
    later(120)
    expect((await enter(slow.browserHash)).proven).toBe(false)
  })
  it('is of the one browser: the code in the picture opens nothing, a made-up one neither', async () => {
    const phone = await signIn('zhang-guilan')
    const { code, codeHash, number } = await open()
    await answer(codeHash, number, phone)
    expect((await enter(scanOf(code).browserHash)).proven).toBe(false)
    expect((await enter(codeHash)).proven).toBe(false)
    expect(await answer(scanOf(newScanSecret()).codeHash, number, phone)).toEqual({ answer: 'over' })
    expect(await lastAudit('identity.answer-scan')).toMatchObject({ reason: 'identity.scan-unknown' })
    await expect(answer(codeHash, number, { ...phone, actor: anyone })).rejects.toMatchObject({ status: 404 })
  })
  it('is answered once, also by two phones at once', async () => {
    const [a, b] = [await signIn('zhang-guilan'), await signIn('wei-jianguo')]
    const { codeHash, number } = await open()
    const both = await Promise.all([a, b].map((phone) => answer(codeHash, number, phone)))
    expect(both.map((r) => r.answer).sort()).toEqual(['confirmed', 'over'])
  })
})
