import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { startPlatform, type TestPlatform } from '../../../../test/support/app.ts'
import { type Actor, system, visitor } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/ids.ts'
import { getTable } from '../queries/get-table.ts'
import { publishTable } from './publish.ts'

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
  source = await readFile(new URL('../../../../catalogue/tables/senior-card.dmn', import.meta.url), 'utf8')
})
const publish = (text: string) => app.runtime.perform(publishTable, { key, source: text }, system('sample'))

describe('publishing a table', () => {
  it('gives the next version, once for each text', async () => {
    expect(await publish(source)).toEqual({ key, version: 1 })
    expect(await publish(source)).toEqual({ key, version: 1 })
    expect(await publish(source.replaceAll('老年人优待证', '优待证'))).toEqual({ key, version: 2 })
  })

  it('keeps every version as it was', async () => {
    const ask = (version?: number) =>
      app.runtime.ask(getTable, { key, ...(version ? { version } : {}) }, visitor())
    expect((await ask(1)).name.zh).not.toBe((await ask()).name.zh)
    expect((await ask()).version).toBe(2)
    await expect(ask(3)).rejects.toMatchObject({ status: 404 })
    await expect(app.pool.query(`update "examination"."definition" set source = ''`)).rejects.toThrow()
    await expect(app.pool.query(`delete from "examination"."definition"`)).rejects.toThrow()
  })

  it('names what is wrong', async () => {
    await expect(publish(source.replace('&gt;= 60', '&gt; 60'))).rejects.toMatchObject({
      code: 'examination.cannot-publish',
      status: 422,
      fields: [{ message: 'examination.finding.gap' }],
    })
  })

  it('is for the platform only', async () => {
    await expect(app.runtime.perform(publishTable, { key, source }, client)).rejects.toMatchObject({
      status: 403,
    })
  })
})
