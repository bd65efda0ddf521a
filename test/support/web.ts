import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'
import { Visitor } from '../../src/main/tour/visitor.ts'
import { createWeb } from '../../src/main/web.ts'
import { startPlatform, type TestPlatform } from './app.ts'

export interface TestApp extends TestPlatform {
  readonly url: string
  readonly server: Server
  /** Somebody with a cookie jar of their own; signed in when a person's id is given. */
  visitor(personId?: string, language?: 'zh' | 'en'): Promise<Visitor>
}

/** The whole product over HTTP on a free port, on a database of this file's own. */
export const startApp = async (env: Readonly<Record<string, string>> = {}): Promise<TestApp> => {
  const platform = await startPlatform(env)
  const app = await createWeb(platform)
  await app.listen({ port: 0, host: '127.0.0.1' })
  afterAll(() => app.close())
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  return {
    ...platform,
    url,
    server: app.server,
    async visitor(personId, language = 'zh') {
      const visitor = new Visitor(url, language)
      if (personId) await visitor.signIn(personId)
      return visitor
    },
  }
}
