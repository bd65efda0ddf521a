import { fillHoles, type Language } from '../../kernel/text.ts'
import en from './messages/en.json' with { type: 'json' }
import zh from './messages/zh.json' with { type: 'json' }

const words: Readonly<Record<Language, Readonly<Record<string, string>>>> = { zh, en }

/** A sentence of this module for a text that leaves the house. */
export const sentenceIn = (
  language: Language,
  key: string,
  values: Readonly<Record<string, string | number>>,
): string => fillHoles(words[language][key] ?? '', (name) => values[name])
