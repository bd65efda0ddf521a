import type { Text } from '../../kernel/text.ts'

const formatIn = (language: string) =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
const zh = formatIn('zh-CN')
const en = formatIn('en-GB')

/** A civil date in words: 2026年12月1日 · 1 December 2026. */
export const dayWords = (day: string): Text => {
  const at = new Date(`${day}T00:00:00Z`)
  return { zh: zh.format(at), en: en.format(at) }
}
