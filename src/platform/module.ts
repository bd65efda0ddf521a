import type { Reader } from './db/reader.ts'
import type { Platform } from './platform.ts'

/** A timer of a module: performs a command as `system` on a schedule (cron). */
export interface Job {
  readonly name: string
  /** Cron expression in UTC, minute resolution. */
  readonly cron: string
  /** What to perform; asked each time the timer fires. */
  readonly run: (hands: import('./platform.ts').Hands) => Promise<void>
}

/** A column whose values are sealed by `FieldCipher` under the place `<table>|<column>` and the row's key. */
export interface SealedColumn {
  /** `schema.table` */
  readonly table: string
  readonly column: string
  /** Columns of the primary key. The row id of the seal is their values joined by `separator`, usually `/`. */
  readonly key: readonly string[]
  readonly separator?: string
}

/** A module as `main` knows it. `store` is what its operations work with: its tables, and ports if it needs them. */
export interface Module<Store = unknown> {
  readonly name: string
  readonly store: (db: Reader<never>, platform: Platform) => Store
  readonly jobs?: readonly Job[]
  /** Every sealed column of its tables: key rotation turns these. A test finds one that was forgotten. */
  readonly sealed?: readonly SealedColumn[]
  /** Tables whose rows must not come back from a backup: sessions, codes, tokens. */
  readonly passing?: readonly string[]
}

/** Declares a module's manifest. The one place where the whole database is narrowed to the module's own tables. */
export const defineModule = <Tables, Store>(spec: {
  readonly name: string
  readonly store: (db: Reader<Tables>, platform: Platform) => Store
  readonly jobs?: readonly Job[]
  readonly sealed?: readonly SealedColumn[]
  readonly passing?: readonly string[]
}): Module<Store> => spec as unknown as Module<Store>

/** For jobs: one thing that fails does not stop the others; all failures together are the job's error, tried again later. */
export const forEachDue = async <T>(due: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> => {
  const failures: unknown[] = []
  for (const one of due) {
    await work(one).catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${due.length} failed`)
}
