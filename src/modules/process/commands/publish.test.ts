import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { startPlatform, type TestPlatform } from '../../../../test/support/app.ts'
import { type Actor, system, visitor } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/ids.ts'
import { getProcess } from '../queries/get-process.ts'
import { publishProcess } from './publish.ts'

const key = 'senior-card'
const client: Actor = {
  kind: 'client',
  clientId: 'c1' as Id<'client'>,
  scopes: [],
  purpose: 'statistics',
  organId: 'o1' as Id<'organ'>,
  path: 'gx.',
}
let app: TestPlatform
let source: string
beforeAll(async () => {
  app = await startPlatform()
  source = await readFile(
    new URL('../../../../catalogue/processes/senior-card.bpmn', import.meta.url),
    'utf8',
  )
})
const publish = (text: string) => app.runtime.perform(publishProcess, { key, source: text }, system('sample'))

describe('publishing a process', () => {
  it('gives the next version, once for each text', async () => {
    expect(await publish(source)).toEqual({ key, version: 1 })
    expect(await publish(source)).toEqual({ key, version: 1 })
    expect(await publish(source.replace('老年人优待证办理', '老年人优待证办理流程'))).toEqual({
      key,
      version: 2,
    })
  })

  it('keeps every version as it was', async () => {
    const ask = (version?: number) =>
      app.runtime.ask(getProcess, { key, ...(version ? { version } : {}) }, visitor())
    expect((await ask(1)).name.zh).not.toBe((await ask()).name.zh)
    expect((await ask()).version).toBe(2)
    await expect(ask(3)).rejects.toMatchObject({ status: 404 })
    await expect(app.pool.query(`update "process"."definition" set source = ''`)).rejects.toThrow()
    await expect(app.pool.query(`delete from "process"."definition"`)).rejects.toThrow()
  })

  it('names what is wrong', async () => {
    await expect(publish(source.replace('gov:result="granted"', ''))).rejects.toMatchObject({
      code: 'process.cannot-publish',
      status: 422,
      fields: [{ message: 'process.finding.bad-attribute' }],
    })
  })

  it('is for the platform only', async () => {
    await expect(app.runtime.perform(publishProcess, { key, source }, client)).rejects.toMatchObject({
      status: 403,
    })
  })
})
