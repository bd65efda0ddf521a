import type { Static } from 'typebox'
import { Problem } from '../../../kernel/problem.ts'
import type { changeSystem, registerSystem } from '../../../modules/client/index.ts'
import type { PostRequest } from '../../../platform/http/page.ts'
import { fromOrgans, mustPick } from '../parts/pick.ts'

export type Registration = Static<typeof registerSystem.input>
type Terms = Static<typeof changeSystem.input>['terms']
type Body = PostRequest<never, unknown, unknown>['body']

const one = (body: Body, name: string): string => String([body[name] ?? ''].flat()[0] ?? '').trim()
const many = (body: Body, name: string): string[] => [body[name] ?? []].flat().filter((value) => value !== '')
/** One address a line. */
const lines = (body: Body, name: string): string[] =>
  one(body, name)
    .split(/\s+/)
    .filter((line) => line !== '')

const wrong = (path: string, message: string): Problem =>
  new Problem('client.cannot-register', 422, { fields: [{ path, message }] })

/** The public keys that were pasted. */
export const keysIn = (body: Body): NonNullable<Registration['jwks']> => {
  try {
    const given = JSON.parse(one(body, 'jwks')) as { keys?: unknown }
    if (Array.isArray(given.keys)) return { keys: given.keys as Record<string, unknown>[] }
  } catch {
    // said below
  }
  throw wrong('jwks', 'problem.client.keys.none')
}

const needed = ['name.zh', 'name.en', 'contact', 'about.zh', 'about.en', 'from'] as const

const checkFilled = (body: Body, names: readonly string[]): void => {
  const fields = names
    .filter((name) => one(body, name) === '')
    .map((path) => ({ path, message: 'problem.field-missing' }))
  if (many(body, 'grants').length === 0) fields.push({ path: 'grants', message: 'problem.field-missing' })
  if (fields.length > 0) throw new Problem('client.cannot-register', 422, { fields })
}

const optional = <Name extends string>(name: Name, value: string): { [K in Name]?: string } =>
  (value === '' ? {} : { [name]: value }) as { [K in Name]?: string }

/** The terms that either form asks for. */
export const termsIn = (body: Body): Terms => {
  checkFilled(body, needed)
  return {
    name: { zh: one(body, 'name.zh'), en: one(body, 'name.en') },
    contact: one(body, 'contact'),
    purpose: one(body, 'purpose'),
    about: { zh: one(body, 'about.zh'), en: one(body, 'about.en') },
    grants: many(body, 'grants'),
    scopes: many(body, 'scopes'),
    redirectUris: lines(body, 'redirectUris'),
    logoutReturnUris: lines(body, 'logoutReturnUris'),
    level: Number(one(body, 'level')),
    pushedOnly: one(body, 'pushedOnly') === 'yes',
    boundTokens: one(body, 'boundTokens') === 'yes',
    from: one(body, 'from'),
    ...optional('until', one(body, 'until')),
    ...optional('logoutUri', one(body, 'logoutUri')),
  }
}

/** What the form asks to be registered; `secretHash` is taken when the system proves itself by a secret. */
export const registrationOf = async (
  { body, ask, words }: Pick<PostRequest<never, unknown, unknown>, 'body' | 'ask' | 'words'>,
  secretHash: string,
): Promise<Registration> => {
  const organId = await mustPick({ ask, words, body }, 'organ', fromOrgans)
  return {
    ...termsIn(body),
    organId,
    ...optional('sector', one(body, 'sector')),
    ...(one(body, 'authentication') === 'key' ? { jwks: keysIn(body) } : { secretHash }),
  }
}
