import type { Ask } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import { searchDivisions } from '../../../modules/division/index.ts'
import { searchOrgans } from '../../../modules/organ/index.ts'
import type { Words } from '../../../platform/i18n/words.ts'

/** One of the things that fit what was typed. */
export interface Pick {
  readonly value: string
  readonly label: string
  /** Tells it from others of the same name. */
  readonly hint: string
  /** What names it alone, as people write it: codes, ids, its whole name. */
  readonly names: readonly string[]
}

interface Finding {
  readonly ask: Ask
  readonly words: Words
}

/** Where a picker looks for what was typed. */
export type PickFrom = (c: Finding, text: string) => Promise<readonly Pick[]>

const mostPicks = 12

/** Organs the actor administers: by name, pinyin, initials, code or division. */
export const fromOrgans: PickFrom = async ({ ask, words }, text) => {
  const { lines } = await ask(searchOrgans, { q: text.slice(0, 60), limit: mostPicks, toChoose: true })
  return lines.map(({ id, name, creditCode }) => ({
    value: id,
    label: words.say(name),
    hint: creditCode,
    names: [id, creditCode, name.zh, ...(name.en ? [name.en] : [])],
  }))
}

/** Places: by name, pinyin or code; six digits mean the county itself. */
export const fromDivisions: PickFrom = async ({ ask, words }, text) => {
  const found = await ask(searchDivisions, { text: text.slice(0, 60), limit: mostPicks })
  return found.map(({ code, name }) => ({
    value: code,
    label: words.say(name),
    hint: code,
    names: [code, code.replace(/(?:000)*$/, ''), name.zh, ...(name.en ? [name.en] : [])],
  }))
}

type Typed = Readonly<Record<string, string | string[]>>
const typedIn = (body: Typed | undefined, name: string): string => {
  const value = body?.[name]
  return typeof value === 'string' ? value.normalize('NFKC').trim() : ''
}

/** What to choose from when the form is shown again with what was typed. */
export const picksFor = async (
  c: Finding & { readonly typed?: Typed | undefined },
  name: string,
  from: PickFrom,
): Promise<readonly Pick[]> => {
  const text = typedIn(c.typed, name)
  return text === '' ? [] : from(c, text)
}

const wrong = (path: string, code: string, values: Readonly<Record<string, number>> = {}): Problem =>
  new Problem(code, 422, { values, fields: [{ path, message: `problem.${code}`, values }] })

/**
 * What a picker was answered with: the choice among what fits, or what the words name alone. Else the form comes again
 * with what fits. Undefined when nothing was typed.
 */
export const picked = async (
  c: Finding & { readonly body: Typed },
  name: string,
  from: PickFrom,
): Promise<string | undefined> => {
  const text = typedIn(c.body, name)
  if (text === '') return undefined
  const found = await from(c, text)
  const looksOnly = c.body.find === name
  const chosen = found.find(({ value }) => value === c.body[`${name}.choice`])
  if (chosen && !looksOnly) return chosen.value
  const named = found.filter(({ names }) => names.some((one) => one.toLowerCase() === text.toLowerCase()))
  if (named.length === 1 && named[0] && !looksOnly) return named[0].value
  throw found.length === 0
    ? wrong(name, 'desk.pick.none')
    : wrong(name, 'desk.pick.which', { n: found.length })
}

/** The same where an answer is needed. */
export const mustPick = async (...asked: Parameters<typeof picked>): Promise<string> => {
  const value = await picked(...asked)
  if (value === undefined) throw wrong(asked[1], 'desk.pick.empty')
  return value
}
