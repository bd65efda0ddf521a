import { beforeAll } from 'vitest'
import type { Visitor } from '../../src/main/tour/visitor.ts'
import { someThings, type Things } from './things.ts'
import { startApp, type TestApp } from './web.ts'

export interface Hostile {
  readonly app: TestApp
  /** What somebody has here: a case, a draft, papers. */
  readonly things: Things
  /** Somebody signed in; `visitor` is nobody. */
  readonly as: (person: string) => Visitor
}

const people = ['lu-haiming', 'su-fang', 'zhang-guilan', 'chen-xiaoyan', 'li-min', 'liao-jingwen']

/** The product with things of somebody in it, and people who have nothing to do with them; within tests only. */
export const startHostile = (): (() => Hostile) => {
  let started: Hostile | undefined
  beforeAll(async () => {
    const app = await startApp()
    const things = await someThings(app)
    const come = new Map([['visitor', await app.visitor()]])
    for (const person of people) come.set(person, await app.visitor(person))
    const as = (person: string): Visitor => {
      const found = come.get(person)
      if (!found) throw new Error(person)
      return found
    }
    started = { app, things, as }
  })
  return () => {
    if (!started) throw new Error('only within a test')
    return started
  }
}

/** What a form of theirs carries against requests from elsewhere. */
export const csrfOf = async (who: Visitor): Promise<string> =>
  ((await (await who.request('/api/v1/session')).json()) as { csrfToken: string }).csrfToken

/** Pages about one thing of somebody, and which of the ids stands in the address. */
export const about: Readonly<Record<string, (of: Things) => string>> = {
  '/applications/:number/receipt': ({ number }) => `/applications/${number}/receipt`,
  '/desk/cases/:number': ({ number }) => `/desk/cases/${number}`,
  '/desk/cases/:number/applicant': ({ number }) => `/desk/cases/${number}/applicant`,
  '/drafts/:draft': ({ draftId }) => `/drafts/${draftId}`,
  '/drafts/:draft/check': ({ draftId }) => `/drafts/${draftId}/check`,
  '/drafts/:draft/materials': ({ draftId }) => `/drafts/${draftId}/materials`,
  '/drafts/:draft/pages/:page': ({ draftId }) => `/drafts/${draftId}/pages/person`,
  '/files/cases/:number/materials/:n': ({ number }) => `/files/cases/${number}/materials/1`,
  '/files/emergency/:number/:n': ({ number }) => `/files/emergency/${number}/1`,
  '/files/documents/:id': ({ certificateId }) => `/files/documents/${certificateId}`,
  '/my/applications/:number': ({ number }) => `/my/applications/${number}`,
  '/my/applications/:number/contact': ({ number }) => `/my/applications/${number}/contact`,
  '/my/applications/:number/correct': ({ number }) => `/my/applications/${number}/correct`,
  '/my/applications/:number/withdraw': ({ number }) => `/my/applications/${number}/withdraw`,
  '/my/documents/:id': ({ certificateId }) => `/my/documents/${certificateId}`,
  '/my/messages/:messageId': ({ messageId }) => `/my/messages/${messageId}`,
}
