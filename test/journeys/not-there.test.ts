import { beforeAll, describe, expect, it } from 'vitest'
import { pages } from '../../src/main/channels.ts'
import { about, csrfOf, type Hostile, startHostile } from '../support/hostile.ts'
import type { Things } from '../support/things.ts'

const hostile = startHostile()
let things: Hostile['things']
let as: Hostile['as']
beforeAll(() => {
  ;({ things, as } = hostile())
})

/** Ids of the same shape that nobody has. */
const nothing: Things = {
  number: 'QZ202699999999Q',
  taskId: '019a0000-0000-7000-8000-000000000001',
  messageId: '019a0000-0000-7000-8000-000000000002',
  evidenceId: '019a0000-0000-7000-8000-000000000003',
  draftId: '019a0000-0000-7000-8000-000000000004',
  certificateId: '019a0000-0000-7000-8000-000000000005',
  certificateNumber: 'ZZZZZZZZZZZZ',
}

/** What an answer says, without what is new in each: tokens and keys of forms, the address itself, the time. */
const said = async (response: Response, ids: Things): Promise<object> => {
  let body = await response.text()
  for (const id of Object.values(ids))
    body = body.replaceAll(encodeURIComponent(id), 'ID').replaceAll(id, 'ID')
  body = body.replace(/(name="_(?:csrf|key)" value=")[^"]*/g, '$1')
  const headers = [...response.headers].filter(
    ([name]) => !['date', 'content-length', 'set-cookie', 'keep-alive', 'connection'].includes(name),
  )
  return {
    status: response.status,
    headers: headers
      .map(([name, value]) => [name, value.replaceAll('%2F', '/')])
      .map(([name = '', value = '']) => [
        name,
        Object.values(ids).reduce((text, id) => text.replaceAll(id, 'ID'), value),
      ]),
    cookies: response.headers.getSetCookie(),
    body,
  }
}

const strangers = ['visitor', 'lu-haiming', 'su-fang', 'liao-jingwen'] as const

describe('a thing of somebody else answers as a thing that is not there', () => {
  it.each(Object.keys(about))('%s: same status, same headers, same body', async (path) => {
    const address = about[path] ?? (() => '/')
    for (const person of strangers) {
      const who = as(person)
      const [there, notThere] = [
        await who.request(address(things), {}, false),
        await who.request(address(nothing), {}, false),
      ]
      expect([person, there.status >= 300 && there.status < 500]).toEqual([person, true])
      expect([person, await said(there, things)]).toEqual([person, await said(notThere, nothing)])
    }
  })

  it.each(pages.filter(({ spec }) => spec.post && spec.path in about).map(({ spec }) => spec.path))(
    'a form sent to %s: the same',
    async (path) => {
      const address = about[path] ?? (() => '/')
      for (const person of strangers) {
        const who = as(person)
        const _csrf = person === 'visitor' ? '' : await csrfOf(who)
        const send = (of: Things): Promise<Response> =>
          who.request(
            address(of),
            {
              method: 'POST',
              body: new URLSearchParams({ _csrf, reason: '看一看', declared: 'yes', phone: '19900000001' }),
            },
            false,
          )
        const [there, notThere] = [await send(things), await send(nothing)]
        expect([person, there.status]).not.toEqual([person, 200])
        expect([person, await said(there, things)]).toEqual([person, await said(notThere, nothing)])
      }
    },
  )

  it('verbs of the desk: the same for an official of the twin county', async () => {
    const who = as('su-fang')
    const _csrf = await csrfOf(who)
    for (const verb of [
      'accept',
      'request-correction',
      'refuse-intake',
      'review',
      'grant',
      'refuse',
      'transfer',
      'note',
    ]) {
      const shown = await Promise.all(
        [things, nothing].map(async (of) =>
          said(await who.request(`/desk/cases/${of.number}/${verb}?task=${of.taskId}`, {}, false), of),
        ),
      )
      expect([verb, shown[0]]).toEqual([verb, shown[1]])
      const body = (of: Things) =>
        new URLSearchParams({ _csrf, do: 'confirm', reason: '同意', taskId: of.taskId, task: of.taskId })
      const done = await Promise.all(
        [things, nothing].map(async (of) =>
          said(
            await who.request(`/desk/cases/${of.number}/${verb}`, { method: 'POST', body: body(of) }, false),
            of,
          ),
        ),
      )
      expect([verb, done[0]]).toEqual([verb, done[1]])
      expect(done[0]).toMatchObject({ status: 404 })
    }
  })

  it('ids of others in a query or a form field of one’s own page do nothing: drafts, papers, tasks', async () => {
    const who = as('lu-haiming')
    const _csrf = await csrfOf(who)
    for (const [name, value] of Object.entries(things)) {
      for (const page of [
        '/my',
        '/my/applications',
        '/my/documents',
        '/my/messages',
        '/search',
        '/acting-as',
      ]) {
        const answer = await who.request(
          `${page}?${name}=${encodeURIComponent(value)}&number=${value}&partyId=zhang-guilan&personId=zhang-guilan`,
          {},
          false,
        )
        const html = await answer.text()
        expect([page, name, answer.status < 500]).toEqual([page, name, true])
        expect([page, name, html.includes('张桂兰') || html.includes('老街坊')]).toEqual([page, name, false])
      }
    }
    const taken = await who.request(
      '/acting-as',
      { method: 'POST', body: new URLSearchParams({ _csrf, capacity: 'mandate:m-chen-xiaoyan' }) },
      false,
    )
    expect([403, 404, 422]).toContain(taken.status)
  })

  it('is true for every page with an id in its address: none is left out of this list', () => {
    const personal = pages
      .filter(({ spec }) => spec.for !== 'anyone' && spec.path.includes(':'))
      .map(({ spec }) => spec.path)
    const elsewhere = /^\/(?:items|services|sign-in|sign-on|sign-up|scan|setup)\//
    const left = personal.filter(
      (path) => !(path in about) && !elsewhere.test(path) && !path.startsWith('/desk/'),
    )
    expect(left).toEqual([])
  })
})
