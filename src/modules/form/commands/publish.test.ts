import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { startPlatform, type TestPlatform } from '../../../../test/support/app.ts'
import { type Actor, system, visitor } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/ids.ts'
import { getForm } from '../queries/get-form.ts'
import { publishForm } from './publish.ts'

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
  source = await readFile(new URL('../../../../catalogue/forms/senior-card.json', import.meta.url), 'utf8')
})
const publish = (text: string) => app.runtime.perform(publishForm, { key, source: text }, system('sample'))

describe('publishing a form', () => {
  it('gives the next version, once for each text', async () => {
    expect(await publish(source)).toEqual({ key, version: 1 })
    expect(await publish(source)).toEqual({ key, version: 1 })
    expect(await publish(source.replace('老年人优待证申请', '老年人优待证申请表'))).toEqual({
      key,
      version: 2,
    })
  })

  it('keeps every version as it was', async () => {
    const ask = (version?: number) =>
      app.runtime.ask(getForm, { key, ...(version ? { version } : {}) }, visitor())
    expect((await ask(1)).title.zh).not.toBe((await ask()).title.zh)
    expect((await ask()).version).toBe(2)
    await expect(ask(3)).rejects.toMatchObject({ status: 404 })
    await expect(app.pool.query(`update "form"."definition" set source = ''`)).rejects.toThrow()
    await expect(app.pool.query(`delete from "form"."definition"`)).rejects.toThrow()
  })

  it('keeps the order of choices, which a jsonb column would forget', async () => {
    const { ui } = await app.runtime.ask(getForm, { key, version: 1 }, visitor())
    expect(Object.keys(ui.delivery?.choices ?? {})).toEqual(['wallet', 'post'])
  })

  it('names what is wrong', async () => {
    await expect(publish('{')).rejects.toMatchObject({
      code: 'form.cannot-publish',
      status: 422,
      fields: [{ message: 'form.finding.not-json' }],
    })
  })

  it('is for the platform only', async () => {
    await expect(app.runtime.perform(publishForm, { key, source }, client)).rejects.toMatchObject({
      status: 403,
    })
  })
})
