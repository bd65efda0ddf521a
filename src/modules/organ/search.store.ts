import type { RawBuilder } from 'kysely'
import type { Scope } from '../../kernel/scope.ts'
import { sql } from '../../platform/db/index.ts'

const or = (conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> =>
  conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`

/** Rows whose place in the organ tree these scopes hold. */
export const inScopes = (path: string, scopes: readonly Scope[] | 'all'): RawBuilder<boolean> =>
  scopes === 'all'
    ? sql<boolean>`true`
    : or(
        scopes.flatMap((scope) =>
          'from' in scope
            ? [sql<boolean>`(${sql.ref(path)} >= ${scope.from} and ${sql.ref(path)} < ${scope.below})`]
            : [],
        ),
      )

/** Where a list looks for what was typed. */
export interface Searched {
  readonly names: readonly string[]
  /** Pinyin without spaces, and initials. */
  readonly typed: readonly string[]
  /** Codes and ids, whole. */
  readonly exact: readonly string[]
  /** Twelve digits; the beginning of it, or all of it, finds what is there. */
  readonly division: string
}

const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** Every word has to be found somewhere: `灵山 民政`, `lsx minzheng`, `450721`. */
export const matching = (q: string, { names, typed, exact, division }: Searched): RawBuilder<boolean> => {
  const words = q.normalize('NFKC').split(/\s+/).filter(Boolean).slice(0, 5)
  const found = words.map((word) =>
    or([
      ...names.map((name) => sql<boolean>`${sql.ref(name)} ilike ${containing(word)}`),
      ...(/^[a-z]{2,}$/i.test(word)
        ? typed.map((name) => sql<boolean>`${sql.ref(name)} like ${containing(word.toLowerCase())}`)
        : []),
      ...exact.map((name) => sql<boolean>`lower(${sql.ref(name)}) = ${word.toLowerCase()}`),
      ...(/^\d{2,12}$/.test(word) ? [sql<boolean>`${sql.ref(division)} like ${`${word}%`}`] : []),
    ]),
  )
  return sql<boolean>`(${sql.join(found, sql` and `)})`
}
