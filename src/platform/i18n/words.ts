import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { type CivilDate, civilDateOf, civilTimeOf, weekday } from '../../kernel/civil-date.ts'
import { type Language, say, type Text } from '../../kernel/text.ts'
import { sentence } from './messages.ts'

export type Values = Readonly<Record<string, string | number>>

/** How things are said in one language (information-architecture §4). */
export interface Words {
  readonly language: Language
  /** The sentence of a message key; `{n|day|days}` picks singular or plural. */
  t(key: string, values?: Values): string
  /** Words that are data. */
  say(text: Text): string
  /** `2026年12月1日(周二)` · `Tuesday 1 December 2026`. */
  date(date: CivilDate): string
  /** `2026-12-01` · `1 Dec 2026`, for tables. */
  shortDate(date: CivilDate): string
  /** Date and 24-hour time in Beijing time. */
  dateTime(at: Date): string
  time(at: Date): string
  number(value: number): string
  /** Fen to `¥25.00`. */
  money(fen: number): string
}

const weekdays = {
  zh: ['日', '一', '二', '三', '四', '五', '六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const parts = (date: CivilDate): { y: string; m: number; d: number } => {
  const [y = '', m = '', d = ''] = date.split('-')
  return { y, m: Number(m), d: Number(d) }
}
const longDate = (language: Language, date: CivilDate): string => {
  const { y, m, d } = parts(date)
  const day = weekdays[language][weekday(date)]
  return language === 'zh' ? `${y}年${m}月${d}日（周${day}）` : `${day} ${d} ${months[m - 1]} ${y}`
}
const shortDate = (language: Language, date: CivilDate): string => {
  const { y, m, d } = parts(date)
  return language === 'zh' ? date : `${d} ${months[m - 1]?.slice(0, 3)} ${y}`
}

const make = (language: Language): Words => ({
  language,
  t: (key, values = {}) => sentence(language, key, values),
  say: (text) => say(text, language),
  date: (date) => longDate(language, date),
  shortDate: (date) => shortDate(language, date),
  dateTime: (at) => `${shortDate(language, civilDateOf(at))} ${civilTimeOf(at)}`,
  time: civilTimeOf,
  number: (value) => value.toLocaleString('en-US'),
  money: (fen) => `¥${(fen / 100).toFixed(2)}`,
})

const both = { zh: make('zh'), en: make('en') }
export const wordsIn = (language: Language): Words => both[language]

export const WordsContext = createContext<Words>(both.zh)
/** The words of the page being rendered. */
export const useWords = (): Words => useContext(WordsContext)
