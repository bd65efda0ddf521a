import { beforeAll, expect, it, vi } from 'vitest'
import { startApp, type TestApp } from '../support/web.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})

it('an error that nobody expected is in the log with its stack, and tells the person outside nothing of it', async () => {
  const told = vi.spyOn(app.platform.log, 'error')
  const answers = await (async () => {
    await app.owner.query('alter table "division"."division" rename to "gone"')
    try {
      return await Promise.all(
        ['/region?code=450721000000', '/api/v1/divisions/450721000000'].map(async (path) => {
          const answer = await fetch(app.url + path)
          return [path, answer.status, await answer.text()] as const
        }),
      )
    } finally {
      await app.owner.query('alter table "division"."gone" rename to "division"')
    }
  })()
  for (const [path, status, body] of answers) {
    expect([path, status]).toEqual([path, 503])
    expect(body).not.toMatch(/relation|division\.division|\.ts:\d+|node_modules|select /)
  }
  const errors = told.mock.calls.map(([context]) => (context as unknown as { err?: Error }).err)
  expect(errors.filter((error) => error?.stack?.includes('division.division')).length).toBeGreaterThanOrEqual(
    2,
  )
})
