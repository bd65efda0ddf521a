import { expect, it } from 'vitest'
import { startApp } from '../../../../test/support/web.ts'
import { signInByPhone } from './testing.ts'

const app = await startApp()

it('somebody known by phone only finds every page of theirs, empty or asking for the name', async () => {
  const someone = await app.visitor()
  await signInByPhone(someone, '13300000001')
  const answers: string[] = []
  const paths = [
    '',
    '/applications',
    '/drafts',
    '/documents',
    '/messages',
    '/data',
    '/mandates',
    '/family',
    '/sign-in-and-devices',
  ]
  for (const path of [
    ...paths.map((p) => `/my${p}`),
    '/acting-as',
    '/sign-up/name',
    '/sign-up/password',
    '/',
  ]) {
    const { status, url } = await someone.get(path)
    answers.push(`${path} ${status} ${new URL(url).pathname}`)
  }
  expect(answers.filter((a) => !a.includes(' 200 '))).toEqual([])
  expect(answers.filter((a) => a.endsWith('/sign-in'))).toEqual([])
  expect((await someone.get('/my/data')).html).toContain('href="/sign-up/name?next=/my/data"')
})
