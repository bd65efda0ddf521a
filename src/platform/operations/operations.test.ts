import { Type } from 'typebox'
import { afterAll, describe, expect, it } from 'vitest'
import { allow } from '../../kernel/decision.ts'
import { command, query } from '../../kernel/operation.ts'
import type { Problem } from '../../kernel/problem.ts'
import { readingContext } from '../db/reading-context.ts'
import { anna, appendNote, berta, isOwner, type NoteStore, startNotes, writeNote } from './testing.ts'

const { runtime, rows, end } = await startNotes()
afterAll(end)

const copyNote = command<NoteStore>()({
  name: 'note.copy',
  input: Type.Object({ id: Type.String() }),
  output: Type.Null(),
  may: () => allow('anyone'),
  run: async ({ id }, _none, work) => {
    await work.do(writeNote, { id: `${id}-copy`, text: 'copied' })
    await work.do(appendNote, { id, more: ' (copied)' })
    return null
  },
})
const readNote = query<NoteStore>()({
  name: 'note.read',
  input: Type.Object({ id: Type.String() }),
  may: 'public',
  personal: true,
  run: ({ id }, { store }) => store.find(id),
})

let truth: Promise<unknown> | undefined
/** As the database does it: a row of somebody else is only there for the platform, which takes its time. */
const seenByOwner = async ({ id }: { id: string }): Promise<{ owner: string } | undefined> => {
  if (readingContext()?.[0] !== 'system') return undefined
  await truth
  return id.startsWith('their') ? { owner: 'anna' } : undefined
}
const openNote = query<NoteStore>()({
  name: 'note.open',
  input: Type.Object({ id: Type.String() }),
  may: 'public',
  load: seenByOwner,
  see: isOwner,
  run: () => null,
})
const burnNote = command<NoteStore>()({
  name: 'note.burn',
  input: Type.Object({ id: Type.String() }),
  output: Type.Null(),
  load: seenByOwner,
  see: isOwner,
  may: isOwner,
  run: () => null,
})

const failure = (work: Promise<unknown>): Promise<Problem> =>
  work.then(
    () => {
      throw new Error('it was allowed')
    },
    (error: Problem) => error,
  )

describe('what is not there, or not theirs', () => {
  const refusalsOf = (id: string) =>
    rows(
      `select operation, rule, reason from platform.audit where subject->>'id' = '${id}' order by operation`,
    )

  it('is answered before anybody looks whether it is there; the audit has the truth a moment later', async () => {
    let tell = (): void => undefined
    truth = new Promise<void>((resolve) => {
      tell = resolve
    })
    for (const id of ['theirs', 'nobodys']) {
      const [read, burnt] = await Promise.all([
        failure(runtime.ask(openNote, { id }, berta)),
        failure(runtime.perform(burnNote, { id }, berta)),
      ])
      expect([read.status, read.code, burnt.status, burnt.code]).toEqual([404, 'not-found', 404, 'not-found'])
      expect(await refusalsOf(id)).toEqual([])
    }
    tell()
    await runtime.settled()
    truth = undefined
    const both = (rule: string, reason: string) =>
      ['note.burn', 'note.open'].map((operation) => ({ operation, rule, reason }))
    expect(await refusalsOf('theirs')).toEqual(both('default', 'note.not-yours'))
    expect(await refusalsOf('nobodys')).toEqual(both('load', 'not-there'))
  })

  it('takes the same least time, however fast it is found out', async () => {
    for (const id of ['theirs-too', 'nobodys-too']) {
      const began = performance.now()
      await failure(runtime.ask(openNote, { id }, berta))
      await failure(runtime.perform(burnNote, { id }, berta))
      expect(performance.now() - began).toBeGreaterThan(48)
    }
    await runtime.settled()
  })
})

describe('perform', () => {
  it('writes rows, facts and audit in one go', async () => {
    await runtime.perform(writeNote, { id: 'a1', text: 'one' }, anna)
    expect(await rows(`select text from note.note where id = 'a1'`)).toEqual([{ text: 'one' }])
    expect(await rows(`select name, payload from platform.outbox where aggregate = 'a1'`)).toEqual([
      { name: 'note.written', payload: { id: 'a1' } },
    ])
    expect(
      await rows(
        `select actor_kind, person_id, outcome, rule from platform.audit where subject->>'id' = 'a1'`,
      ),
    ).toEqual([{ actor_kind: 'resident', person_id: 'anna', outcome: 'done', rule: 'anyone' }])
  })

  it('answers the same key with the stored answer, and another body with 422', async () => {
    const options = { idempotencyKey: 'key-number-1' }
    const first = await runtime.perform(writeNote, { id: 'a2', text: 'x' }, anna, options)
    expect(await runtime.perform(writeNote, { id: 'a2', text: 'x' }, anna, options)).toEqual(first)
    expect((await failure(runtime.perform(writeNote, { id: 'a2', text: 'y' }, anna, options))).code).toBe(
      'key-used-for-other-content',
    )
    expect(await rows(`select 1 from platform.outbox where aggregate = 'a2'`)).toHaveLength(1)
    // another person's same key is another key
    expect((await failure(runtime.perform(writeNote, { id: 'a2', text: 'x' }, berta, options))).code).toBe(
      'already-exists',
    )
  })

  it('answers a repeated key even when the state has moved on', async () => {
    await runtime.perform(writeNote, { id: 'a3', text: '' }, anna)
    const options = { idempotencyKey: 'key-number-3' }
    expect(await runtime.perform(appendNote, { id: 'a3', more: '+' }, anna, options)).toEqual({ text: '+' })
    expect(await runtime.perform(appendNote, { id: 'a3', more: '+' }, anna, options)).toEqual({ text: '+' })
    expect(await rows(`select text, rev from note.note where id = 'a3'`)).toEqual([{ text: '+', rev: 2 }])
  })

  it('gives a stranger the same 404 as for nothing there, and keeps the truth in the audit', async () => {
    await runtime.perform(writeNote, { id: 'a4', text: '' }, anna)
    const strange = await failure(runtime.perform(appendNote, { id: 'a4', more: '!' }, berta))
    const nothing = await failure(runtime.perform(appendNote, { id: 'nowhere', more: '!' }, berta))
    expect([strange.status, strange.code, strange.values]).toEqual([
      nothing.status,
      nothing.code,
      nothing.values,
    ])
    await runtime.settled()
    const audit = await rows(
      `select subject->>'id' as id, reason from platform.audit where person_id = 'berta' and operation = 'note.append' order by id`,
    )
    expect(audit).toEqual([
      { id: 'a4', reason: 'note.not-yours' },
      { id: 'nowhere', reason: 'not-there' },
    ])
  })

  it('can refuse and still write, as a wrong code is counted: the audit says refused', async () => {
    await runtime.perform(writeNote, { id: 'a41', text: '' }, anna)
    await runtime.perform(appendNote, { id: 'a41', more: 'count' }, anna)
    expect(await rows(`select text from note.note where id = 'a41'`)).toEqual([{ text: 'count' }])
    const audit = await rows(
      `select outcome, reason from platform.audit where operation = 'note.append' and subject->>'id' = 'a41'`,
    )
    expect(audit).toEqual([{ outcome: 'refused', reason: 'note.counted' }])
  })

  it('plans again after a lost race, so both changes are kept', async () => {
    await runtime.perform(writeNote, { id: 'a5', text: '' }, anna)
    await Promise.all(['x', 'y'].map((more) => runtime.perform(appendNote, { id: 'a5', more }, anna)))
    const [note] = await rows<{ text: string; rev: number }>(
      `select text, rev from note.note where id = 'a5'`,
    )
    expect([...(note?.text ?? '')].sort().join('')).toBe('xy')
    expect(note?.rev).toBe(3)
  })

  it('leaves nothing when one part of the change cannot be', async () => {
    await runtime.perform(writeNote, { id: 'a6', text: '' }, anna)
    await runtime.perform(writeNote, { id: 'a6-copy', text: 'in the way' }, anna)
    const before = await rows('select count(*) as n from platform.audit')
    expect((await failure(runtime.perform(copyNote, { id: 'a6' }, anna))).code).toBe('already-exists')
    expect(await rows(`select text from note.note where id = 'a6'`)).toEqual([{ text: '' }])
    expect(await rows('select count(*) as n from platform.audit')).toEqual(before)
  })

  it('performs another command in the same change, under its own rules and via the first', async () => {
    await runtime.perform(writeNote, { id: 'a7', text: '' }, anna)
    expect((await failure(runtime.perform(copyNote, { id: 'a7' }, berta))).status).toBe(404)
    await runtime.perform(copyNote, { id: 'a7' }, anna)
    expect(
      await rows(
        `select operation from platform.audit where via = 'note.copy' and outcome = 'done' and person_id = 'anna' order by id`,
      ),
    ).toEqual([{ operation: 'note.write' }, { operation: 'note.append' }])
  })

  it('refuses what no database keeps', async () => {
    for (const text of ['a\u0000b', '\ud800']) {
      expect((await failure(runtime.perform(writeNote, { id: 'odd', text }, anna))).status).toBe(422)
    }
  })

  it('names each wrong field', async () => {
    const problem = await failure(runtime.perform(writeNote, { id: 7 } as never, anna))
    expect(problem.status).toBe(422)
    expect(problem.fields.map((f) => f.path).sort()).toEqual(['id', 'text'])
  })

  it('writes each reading of personal data down before it answers', async () => {
    await runtime.ask(readNote, { id: 'a1' }, berta)
    expect(
      await rows(`select outcome from platform.audit where operation = 'note.read' and person_id = 'berta'`),
    ).toEqual([{ outcome: 'read' }])
  })
})
