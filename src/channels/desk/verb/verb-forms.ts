import type { TSchema } from 'typebox'
import type { Official } from '../../../kernel/actor.ts'
import type { Command } from '../../../kernel/operation.ts'
import { Problem } from '../../../kernel/problem.ts'
import {
  accept,
  type CaseVerb,
  claim,
  grant,
  recuse,
  refuse,
  refuseIntake,
  requestCorrection,
  review,
  transfer,
} from '../../../modules/case/index.ts'
import type { PostRequest } from '../../../platform/http/page.ts'

/** What was typed into a verb's form. */
export type Typed = Readonly<Record<string, string | string[]>>

export const textOf = (typed: Typed, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value.trim() : ''
}

export const listOf = (typed: Typed, name: string): readonly string[] => {
  const value = typed[name]
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

/** Ticked gaps and those written one a line: all of them, because there is no second notice. */
export const gapsOf = (typed: Typed): string[] =>
  [...listOf(typed, 'gap'), ...textOf(typed, 'gaps').split('\n')].map((gap) => gap.trim()).filter(Boolean)

const given = <K extends string>(name: K, value: string): { [key in K]?: string } =>
  value ? ({ [name]: value } as { [key in K]: string }) : {}

export const daysOf = (typed: Typed): { days?: number } => {
  const text = textOf(typed, 'days')
  return text ? { days: Number(text) } : {}
}

const verdictOf = (typed: Typed): 'pass' | 'object' => {
  const verdict = textOf(typed, 'verdict')
  if (verdict === 'pass' || verdict === 'object') return verdict
  const fields = [{ path: 'verdict', message: 'problem.desk.verdict-needed' }]
  throw new Problem('desk.verdict-needed', 422, { fields })
}

type Perform = PostRequest<Official, unknown, unknown>['perform']
interface Base {
  readonly number: string
  readonly taskId: string
}

/** One verb of the desk as a form: what it asks, which command carries it out. */
export interface VerbForm {
  readonly verb: CaseVerb
  readonly command: Command<never, TSchema, TSchema>
  /** Sends a notice to the applicant, so its text is shown before. */
  readonly noticed?: true
  readonly asks: readonly ('opinion' | 'verdict' | 'gaps' | 'reason' | 'right-organ' | 'remedies' | 'to')[]
  /** The opinion may stay empty. */
  readonly opinionOptional?: true
  readonly act: (perform: Perform, base: Base, typed: Typed) => Promise<unknown>
}

const erased = (command: unknown): Command<never, TSchema, TSchema> =>
  command as Command<never, TSchema, TSchema>

export const verbForms: readonly VerbForm[] = [
  {
    verb: 'claim',
    command: erased(claim),
    asks: [],
    act: (perform, base) => perform(claim, base),
  },
  {
    verb: 'accept',
    command: erased(accept),
    noticed: true,
    asks: ['opinion'],
    opinionOptional: true,
    act: (perform, base, typed) =>
      perform(accept, { ...base, ...given('opinion', textOf(typed, 'opinion')) }),
  },
  {
    verb: 'request-correction',
    command: erased(requestCorrection),
    noticed: true,
    asks: ['gaps'],
    act: (perform, base, typed) =>
      perform(requestCorrection, { ...base, gaps: gapsOf(typed), ...daysOf(typed) }),
  },
  {
    verb: 'refuse-intake',
    command: erased(refuseIntake),
    noticed: true,
    asks: ['reason', 'right-organ'],
    act: (perform, base, typed) =>
      perform(refuseIntake, {
        ...base,
        reason: textOf(typed, 'reason'),
        ...given('rightOrgan', textOf(typed, 'rightOrgan')),
      }),
  },
  {
    verb: 'review',
    command: erased(review),
    asks: ['verdict', 'opinion'],
    act: (perform, base, typed) =>
      perform(review, { ...base, verdict: verdictOf(typed), opinion: textOf(typed, 'opinion') }),
  },
  {
    verb: 'grant',
    command: erased(grant),
    noticed: true,
    asks: ['opinion'],
    opinionOptional: true,
    act: (perform, base, typed) => perform(grant, { ...base, ...given('opinion', textOf(typed, 'opinion')) }),
  },
  {
    verb: 'refuse',
    command: erased(refuse),
    noticed: true,
    asks: ['reason', 'remedies'],
    act: (perform, base, typed) =>
      perform(refuse, { ...base, reason: textOf(typed, 'reason'), remedies: textOf(typed, 'remedies') }),
  },
  {
    verb: 'transfer',
    command: erased(transfer),
    asks: ['to', 'reason'],
    act: (perform, base, typed) =>
      perform(transfer, { ...base, to: textOf(typed, 'to'), reason: textOf(typed, 'reason') }),
  },
  {
    verb: 'recuse',
    command: erased(recuse),
    asks: ['reason'],
    act: (perform, base, typed) => perform(recuse, { ...base, reason: textOf(typed, 'reason') }),
  },
]
