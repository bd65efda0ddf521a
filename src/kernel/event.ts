import type { Static, TSchema } from 'typebox'

/** A fact a module announces. Ids and facts only: never secrets or personal numbers. */
export interface EventType<S extends TSchema = TSchema> {
  readonly name: string
  readonly version: number
  readonly payload: S
}

export const event = <S extends TSchema>(name: string, payload: S, version = 1): EventType<S> => ({
  name,
  version,
  payload,
})

/** One fact as emitted: `aggregate` orders the facts about one thing. */
export interface Emitted {
  readonly name: string
  readonly version: number
  readonly aggregate: string
  readonly payload: unknown
}

export const emitted = <S extends TSchema>(
  type: EventType<S>,
  aggregate: string,
  payload: Static<S>,
): Emitted => ({
  name: type.name,
  version: type.version,
  aggregate,
  payload,
})

/** A fact as its listeners get it. */
export interface Delivered<Payload = unknown> extends Emitted {
  readonly id: string
  readonly at: Date
  readonly payload: Payload
}
