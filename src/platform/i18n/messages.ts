import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Language } from '../../kernel/text.ts'

const source = fileURLToPath(new URL('../../', import.meta.url))

/** All `messages/<language>.json` under `src`, merged. A key that stands in two files is an error at start. */
export const readMessages = (language: Language): Map<string, string> => {
  const all = new Map<string, string>()
  for (const path of globSync(`**/messages/${language}.json`, { cwd: source })) {
    for (const [key, text] of Object.entries(
      JSON.parse(readFileSync(source + path, 'utf8')) as Record<string, string>,
    )) {
      if (all.has(key)) throw new Error(`message "${key}" stands in two files; the second is ${path}`)
      all.set(key, text)
    }
  }
  return all
}

const loaded = new Map<Language, Map<string, string>>()
const messagesIn = (language: Language): Map<string, string> => {
  let messages = loaded.get(language)
  if (!messages) {
    messages = readMessages(language)
    loaded.set(language, messages)
  }
  return messages
}

export const hasMessage = (key: string): boolean => messagesIn('zh').has(key)

const hole = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g

/** `{name}` is replaced by its value, `{n|day|days}` by the first word when n is 1, else by the second. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(hole, (all, name: string, one?: string, many?: string) => {
    const value = values[name]
    if (value === undefined) return all
    return one === undefined ? String(value) : Number(value) === 1 ? one : (many ?? '')
  })

export const sentence = (
  language: Language,
  key: string,
  values: Readonly<Record<string, string | number>>,
): string => {
  const text = messagesIn(language).get(key) ?? messagesIn('zh').get(key)
  if (text === undefined) throw new Error(`no message "${key}"`)
  return fill(text, values)
}
