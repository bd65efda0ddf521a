import { describe, expect, it } from 'vitest'
import { startPlatform } from '../../../test/support/app.ts'
import { type Actor, system, visitor } from '../../kernel/actor.ts'
import { addDays, civilDateOf, startOf } from '../../kernel/civil-date.ts'
import { identityModule } from './identity.module.ts'
import {
  endExpiredSessions,
  listMyCapacities,
  listSamplePersons,
  newSessionToken,
  resolveSession,
  signInAsSample,
  signOut,
  switchActingAs,
  touchSession,
} from './index.ts'
import { areSessionsOver } from './queries/sessions.ts'

const { runtime, owner: pool, clock, setSample } = await startPlatform()
const doorman = system('session')
const resolve = (tokenHash: string) => runtime.ask(resolveSession, { tokenHash }, doorman)
const signIn = async (personId: string): Promise<{ tokenHash: string; actor: Actor }> => {
  const { tokenHash } = newSessionToken()
  await runtime.perform(signInAsSample, { personId, tokenHash }, visitor())
  const session = await resolve(tokenHash)
  if (!session) throw new Error('no session')
  return { tokenHash, actor: session.actor }
}
const later = (minutes: number): void => {
  clock.set(new Date(clock.now().getTime() + minutes * 60_000).toISOString())
}

describe('signing in as a sample person', () => {
  it('makes residents act for themselves, and officials in their post', async () => {
    expect((await signIn('zhang-guilan')).actor).toMatchObject({
      kind: 'resident',
      partyId: 'zhang-guilan',
      level: 3,
    })
    expect((await signIn('chen-qiang')).actor).toMatchObject({
      kind: 'official',
      organId: '450721-market-regulation',
      path: 'gx.qinzhou.lingshan.market-regulation.',
      duties: ['decide', 'issue'],
    })
  })
  it('keeps only a hash of the token', async () => {
    const { token, tokenHash } = newSessionToken()
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    await runtime.perform(signInAsSample, { personId: 'zhang-san', tokenHash }, visitor())
    const { rows } = await pool.query<{ row: string }>('select s::text as row from identity.session s')
    expect(rows.some((r) => r.row.includes(tokenHash))).toBe(true)
    expect(rows.some((r) => r.row.includes(token))).toBe(false)
  })
  it('answers for nobody, and for an account that needs proof, in the same way', async () => {
    await pool.query("insert into identity.account values ('real-one', '某人', 2, 'zh', false)")
    for (const personId of ['nobody', 'real-one']) {
      const { tokenHash } = newSessionToken()
      const trying = runtime.perform(signInAsSample, { personId, tokenHash }, visitor())
      await expect(trying).rejects.toMatchObject({ status: 404 })
    }
    const { rows } = await pool.query(
      "select rule, subject->>'personId' as who from platform.audit where operation = 'identity.sign-in-as-sample' and outcome = 'refused' order by id",
    )
    expect(rows).toEqual([
      { rule: 'load', who: 'nobody' },
      { rule: 'default', who: 'real-one' },
    ])
  })
  it('offers residents, people of enterprises and officials', async () => {
    const persons = await runtime.ask(listSamplePersons, {}, visitor())
    expect(new Set(persons.map((p) => p.audience))).toEqual(new Set(['resident', 'enterprise', 'official']))
    expect(persons[0]).toMatchObject({ personId: 'zhang-guilan', name: '张桂兰' })
  })
})

it('is there in the sample province only', async () => {
  await setSample(false)
  const { tokenHash } = newSessionToken()
  const trying = runtime.perform(signInAsSample, { personId: 'zhang-guilan', tokenHash }, visitor())
  await expect(trying).rejects.toMatchObject({ status: 404 })
  await setSample(true)
})

describe('a session', () => {
  it('of an official ends after 30 idle minutes, unless touched', async () => {
    const { tokenHash } = await signIn('li-min')
    later(20)
    expect((await resolve(tokenHash))?.touchDue).toBe(true)
    await runtime.perform(touchSession, { tokenHash }, doorman)
    expect((await resolve(tokenHash))?.touchDue).toBe(false)
    later(20)
    expect(await resolve(tokenHash)).not.toBeNull()
    later(10)
    expect(await resolve(tokenHash)).toBeNull()
  })
  it('that has gone idle is ended by the clock, which each minute looks whether there is one', async () => {
    const { tokenHash } = await signIn('chen-qiang')
    const resident = await signIn('chen-xiaoyan')
    const left = async () => {
      const tokens = [tokenHash, resident.tokenHash]
      const { rows } = await pool.query<{ kind: string }>(
        `select actor->>'kind' as kind from identity.session where token_hash = any($1) order by 1`,
        [tokens],
      )
      return rows.map(({ kind }) => kind)
    }
    const clock = async () => {
      if (await runtime.ask(areSessionsOver, {}, doorman))
        await runtime.perform(endExpiredSessions, {}, doorman)
      return runtime.ask(areSessionsOver, {}, doorman)
    }
    later(29)
    expect([await clock(), await left()]).toEqual([false, ['official', 'resident']])
    later(1)
    expect(await runtime.ask(areSessionsOver, {}, doorman)).toBe(true)
    expect([await clock(), await left()]).toEqual([false, ['resident']])
    later(4 * 60 - 30)
    expect([await clock(), await left()]).toEqual([false, []])
    expect(identityModule.jobs?.find(({ name }) => name === 'identity.end-expired-sessions')?.cron).toBe(
      '* * * * *',
    )
  })
  it('of an official ends after 8 hours however busy', async () => {
    const { tokenHash } = await signIn('li-min')
    for (let minutes = 20; minutes < 480; minutes += 20) {
      later(20)
      await runtime.perform(touchSession, { tokenHash }, doorman)
    }
    later(19)
    expect(await resolve(tokenHash)).not.toBeNull()
    later(1)
    expect(await resolve(tokenHash)).toBeNull()
    await runtime.perform(endExpiredSessions, {}, doorman)
    const { rowCount } = await pool.query('select from identity.session where token_hash = $1', [tokenHash])
    expect(rowCount).toBe(0)
  })
  it('of a resident survives a long form', async () => {
    const { tokenHash } = await signIn('zhang-guilan')
    later(3 * 60)
    expect(await resolve(tokenHash)).not.toBeNull()
  })
  it('ends by signing out, by its owner only', async () => {
    const { tokenHash, actor } = await signIn('zhang-guilan')
    const stranger = (await signIn('wei-jianguo')).actor
    // for a stranger there is no such session, as for a token that never was
    expect(await runtime.perform(signOut, { tokenHash }, stranger)).toEqual({})
    expect(await resolve(tokenHash)).not.toBeNull()
    await runtime.perform(signOut, { tokenHash }, actor)
    expect(await resolve(tokenHash)).toBeNull()
    await runtime.perform(signOut, { tokenHash }, actor)
  })
  it('is nobody for an unknown token', async () => {
    expect(await resolve(newSessionToken().tokenHash)).toBeNull()
  })
})

describe('acting for others', () => {
  it('ends with the last day of the mandate', async () => {
    const { tokenHash, actor } = await signIn('li-wenbo')
    const last = civilDateOf(clock.now())
    await pool.query('update party.mandate set until_on = $1 where id = $2', [last, 'm-li-wenbo'])
    const next = newSessionToken().tokenHash
    await runtime.perform(
      switchActingAs,
      { tokenHash, newTokenHash: next, kind: 'mandate', id: 'm-li-wenbo' },
      actor,
    )
    const { rows } = await pool.query<{ absolute_at: Date }>(
      'select absolute_at from identity.session where token_hash = $1',
      [next],
    )
    expect(rows[0]?.absolute_at).toEqual(startOf(addDays(last, 1)))
  })
  it('switches to a company by mandate and back, with a new token and secret each time', async () => {
    const { tokenHash, actor } = await signIn('chen-xiaoyan')
    const capacities = await runtime.ask(listMyCapacities, {}, actor)
    expect(capacities.map((c) => [c.kind, c.id])).toEqual([
      ['self', 'chen-xiaoyan'],
      ['mandate', 'm-chen-xiaoyan'],
    ])
    const before = await resolve(tokenHash)
    const next = newSessionToken().tokenHash
    const to = { tokenHash, newTokenHash: next, kind: 'mandate' as const, id: 'm-chen-xiaoyan' }
    await runtime.perform(switchActingAs, to, actor)
    expect(await resolve(tokenHash)).toBeNull()
    const after = await resolve(next)
    expect(after?.actor).toMatchObject({
      personId: 'chen-xiaoyan',
      partyId: 'laojiefang-catering',
      mandateId: 'm-chen-xiaoyan',
    })
    expect(after?.csrfSecret).not.toBe(before?.csrfSecret)
  })
  it('an official may go on as a private person', async () => {
    const { tokenHash, actor } = await signIn('chen-qiang')
    const next = newSessionToken().tokenHash
    await runtime.perform(
      switchActingAs,
      { tokenHash, newTokenHash: next, kind: 'self', id: 'chen-qiang' },
      actor,
    )
    expect((await resolve(next))?.actor).toMatchObject({ kind: 'resident', partyId: 'chen-qiang' })
  })
  it("refuses another's mandate, another's post and another's session", async () => {
    const { tokenHash, actor } = await signIn('zhang-guilan')
    const other = await signIn('chen-xiaoyan')
    const go = (kind: 'mandate' | 'appointment', id: string, from = tokenHash) =>
      runtime.perform(
        switchActingAs,
        { tokenHash: from, newTokenHash: newSessionToken().tokenHash, kind, id },
        actor,
      )
    await expect(go('mandate', 'm-chen-xiaoyan')).rejects.toMatchObject({ status: 404 })
    await expect(go('appointment', 'a-chen-qiang')).rejects.toMatchObject({ status: 404 })
    await expect(go('mandate', 'm-chen-xiaoyan', other.tokenHash)).rejects.toMatchObject({ status: 404 })
  })
})
