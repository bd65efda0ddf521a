import { afterAll, describe, expect, it } from 'vitest'
import { system } from '../../kernel/actor.ts'
import { anna, appendNote, noteWritten, startNotes, writeNote } from '../operations/testing.ts'
import { createDispatcher } from './dispatcher.ts'
import { on } from './subscription.ts'

const { platform, pool, runtime, url, rows, end } = await startNotes()
afterAll(end)

describe('delivery of facts', () => {
  it('performs each listener once for each fact, whatever is repeated', async () => {
    await runtime.perform(writeNote, { id: 'd1', text: '' }, anna)
    const listener = on(noteWritten, appendNote, ({ payload: { id } }) =>
      id === 'd1' ? { id, more: '.' } : undefined,
    )
    const dispatch = async () => {
      const dispatcher = createDispatcher(pool, url, runtime, [listener], platform.clock, platform.log)
      await dispatcher.drain()
      await dispatcher.stop()
    }
    await dispatch()
    await pool.query(`update platform.outbox set done_at = null where aggregate = 'd1'`)
    await dispatch()
    expect(await rows(`select text from note.note where id = 'd1'`)).toEqual([{ text: '.' }])
  })

  it('takes a command that refuses because its own effect is there already as delivered', async () => {
    await pool.query(`update platform.outbox set done_at = now() where done_at is null`)
    await runtime.perform(writeNote, { id: 'd5', text: '' }, anna)
    const copyOnce = on(noteWritten, writeNote, ({ payload: { id } }) =>
      id === 'd5' ? { id: 'd5-twin', text: '' } : undefined,
    )
    const dispatcher = createDispatcher(pool, url, runtime, [copyOnce], platform.clock, platform.log)
    await dispatcher.drain()
    await pool.query(`update platform.outbox set done_at = null where aggregate = 'd5'`)
    await dispatcher.drain()
    await dispatcher.stop()
    expect(await rows('select 1 from platform.parked_delivery')).toEqual([])
  })

  it('parks what fails with those behind it for that thing only, and goes on after the cause is gone', async () => {
    let broken = true
    const listener = on(noteWritten, appendNote, ({ payload: { id } }) => ({
      id,
      more: broken && id === 'd2' ? 'stop' : ';',
    }))
    await pool.query(`update platform.outbox set done_at = now() where done_at is null`)
    for (const id of ['d2', 'd3']) await runtime.perform(writeNote, { id, text: '' }, anna)
    const dispatcher = createDispatcher(pool, url, runtime, [listener], platform.clock, platform.log)
    await dispatcher.drain()
    expect(await rows(`select text from note.note where id in ('d2', 'd3') order by id`)).toEqual([
      { text: '' },
      { text: ';' },
    ])
    expect(await rows('select tries from platform.parked_delivery')).toEqual([{ tries: 1 }])
    broken = false
    await pool.query('update platform.parked_delivery set retry_at = now() - interval $$1 second$$')
    await dispatcher.drain()
    await dispatcher.stop()
    expect(await rows(`select text from note.note where id = 'd2'`)).toEqual([{ text: ';' }])
    expect(await rows('select tries from platform.parked_delivery')).toEqual([])
  })

  it('lets the platform act as system with the fact as its cause', async () => {
    await runtime.perform(writeNote, { id: 'd4', text: '' }, system('test', 'fact-1'))
    expect(await rows(`select caused_by from platform.audit where subject->>'id' = 'd4'`)).toEqual([
      { caused_by: 'fact-1' },
    ])
  })
})
