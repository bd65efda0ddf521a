import type { Logger } from 'pino'
import type { Static, TSchema } from 'typebox'
import type { Actor } from '../kernel/actor.ts'
import type { Ask, Command, Query } from '../kernel/operation.ts'
import type { Clock } from './clock/clock.ts'
import type { Config } from './config.ts'
import type { FieldCipher } from './crypto/field-cipher.ts'
import type { KeyRing } from './crypto/key-ring.ts'
import type { FileStore } from './files/file-store.ts'
import type { Outgoing } from './http/outgoing.ts'

/** The plumbing that modules may be built on. */
export interface Platform {
  readonly config: Config
  readonly clock: Clock
  readonly keys: KeyRing
  readonly fields: FieldCipher
  readonly files: FileStore
  readonly log: Logger
  /** The only way out over HTTP. */
  readonly outgoing: Outgoing
  /** Is this the sample province? Every page and document then says so. Known once the database is open. */
  sample(): boolean
}

export interface PerformOptions {
  /** From a rendered form or an API header; the same key and body give the stored answer. null: perform without one. */
  readonly idempotencyKey?: string | null
}

/** How the outside (pages, API, jobs, tools, tests) reaches the modules. */
export interface Hands {
  perform<I extends TSchema, O extends TSchema>(
    command: Command<never, I, O>,
    input: Static<I>,
    actor: Actor,
    options?: PerformOptions,
  ): Promise<Static<O>>
  ask<I extends TSchema, O>(query: Query<never, I, O>, input: Static<I>, actor: Actor): Promise<O>
  /** One read-only snapshot shared by several questions: a page. */
  snapshot<T>(actor: Actor, work: (ask: Ask) => Promise<T>): Promise<T>
}
