import type { DivisionCode, DivisionLevel } from '../../kernel/division-code.ts'
import { divisionLevel } from '../../kernel/division-code.ts'
import type { Text } from '../../kernel/text.ts'

/** An administrative division (行政区划), from province to village. */
export interface Division {
  readonly code: DivisionCode
  readonly name: Text
  readonly level: DivisionLevel
  /** Undefined for a province. */
  readonly parent: DivisionCode | undefined
  /** With tone marks, the kind of place apart: `Língshān Xiàn`. */
  readonly pinyin: string
}

/** The code of the division above, by the digits (GB/T 2260 and the NBS code set). */
export const parentCode = (code: DivisionCode): DivisionCode | undefined => {
  const kept = { 1: 0, 2: 2, 3: 4, 4: 6, 5: 9 }[divisionLevel(code)]
  return kept === 0 ? undefined : (code.slice(0, kept).padEnd(12, '0') as DivisionCode)
}

/** Lower case letters only, so `Lingshan`, `líng shān` and `LING SHAN` meet. */
const foldPinyin = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase()

/** A division with the forms that typed words are held against. */
export interface Findable {
  readonly division: Division
  readonly folded: readonly string[]
}

export const findable = (division: Division): Findable => ({
  division,
  folded: [
    foldPinyin(division.pinyin),
    ...(division.name.en === undefined ? [] : [foldPinyin(division.name.en)]),
  ],
})

/** How well a division answers what was typed: 0 not at all, more is better; higher levels before lower ones. */
export const scorerFor = (typed: string): ((one: Findable) => number) => {
  const text = typed.trim()
  if (text === '') return () => 0
  if (/^\d+$/.test(text)) return ({ division }) => (division.code.startsWith(text) ? 40 - division.level : 0)
  const letters = /^[\p{Script=Latin}\p{Mark}\s'’-]+$/u.test(text) ? foldPinyin(text) : undefined
  return ({ division, folded }) => {
    const at =
      letters === undefined ? rank(division.name.zh, text) : Math.min(...folded.map((n) => rank(n, letters)))
    return at === 3 ? 0 : 40 - 10 * at - division.level
  }
}

/** 0 the same, 1 begins with it, 2 holds it, 3 not. */
const rank = (name: string, typed: string): 0 | 1 | 2 | 3 =>
  name === typed ? 0 : name.startsWith(typed) ? 1 : typed.length > 1 && name.includes(typed) ? 2 : 3
