import type { Static, TSchema } from 'typebox'
import type { Delivered, EventType } from '../../kernel/event.ts'
import type { Command } from '../../kernel/operation.ts'

/** Which fact makes the platform perform which command. `listener` is its name in deliveries; never reuse one. */
export interface Subscription {
  readonly listener: string
  readonly event: string
  readonly command: Command<never>
  /** The command's input made from the fact; undefined when this fact does not concern it. */
  readonly input: (fact: Delivered<never>) => unknown
  /**
   * For different aggregates it never writes the same row, so many of them may go in one statement. Only for
   * commands that insert or change rows of their own aggregate.
   */
  readonly together: boolean
}

/** One line of the wiring table in `main/subscriptions.ts`. The listener is named `<event>→<command>`. */
export const on = <S extends TSchema, I extends TSchema>(
  type: EventType<S>,
  command: Command<never, I>,
  input: (fact: Delivered<Static<S>>) => Static<I> | undefined,
  { together = false }: { readonly together?: boolean } = {},
): Subscription => ({
  together,
  listener: `${type.name}→${command.name}`,
  event: type.name,
  command: command as unknown as Command<never>,
  input,
})
