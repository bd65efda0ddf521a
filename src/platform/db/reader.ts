import type { Kysely } from 'kysely'

/** Read access to a module's own tables. Changes go through `writer` and `perform`, never through this. */
export type Reader<Tables> = Pick<
  Kysely<Tables>,
  'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'fn' | 'dynamic' | 'getExecutor'
>
