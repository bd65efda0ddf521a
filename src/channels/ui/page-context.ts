import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Actor } from '../../kernel/actor.ts'
import type { Problem } from '../../kernel/problem.ts'
import type { Language, Text } from '../../kernel/text.ts'

/** The words of one language, as pages use them. */
export interface Words {
  readonly language: Language
  t(key: string, values?: Readonly<Record<string, string | number>>): string
  say(text: Text): string
  date(day: string | Date): string
  dateTime(at: Date | string): string
}

/** How large things are: sm on the desk, md on the portal, lg for elders. */
export type Size = 'sm' | 'md' | 'lg'

/** What every part of a page may know about the request it answers. */
export interface Page {
  readonly words: Words
  readonly actor: Actor
  readonly csrfToken: string
  readonly idempotencyKey: string
  /** Path and query of the page, for language and size forms to come back to. */
  readonly url: string
  readonly sample: boolean
  readonly size: Size
  readonly contrast?: 'more'
  readonly region?: { readonly code: string; readonly name: Text }
  readonly unread?: number
  /** The party whose affairs these are, when it is not the person. */
  readonly actingFor?: string
  readonly problem?: Problem
  /** What was typed into the form that failed, by field name. */
  readonly typed?: Readonly<Record<string, unknown>>
}

export const PageContext = createContext<Page | undefined>(undefined)

/** The page being rendered; throws outside one. */
export const usePage = (): Page => {
  const page = useContext(PageContext)
  if (page === undefined) throw new Error('A page part was rendered outside a page')
  return page
}

export const useWords = (): Words => usePage().words
