import type { Work } from '../../../kernel/operation.ts'
import type { MessageStore } from '../message.store.ts'
import { waitsHours } from '../message.ts'
import type { Outgoing } from '../ports.ts'

/** Hands one text to the carrier, written together with what it is about. */
export const leave = (
  { store, write, emit, newId, now }: Work<MessageStore>,
  text: Omit<Outgoing, 'id' | 'at' | 'until'> & { readonly goodMinutes?: number | undefined },
): void => {
  const { goodMinutes = waitsHours * 60, ...said } = text
  const { write: row, fact } = store.carrier().take({
    ...said,
    id: newId<'sent'>(),
    at: now,
    until: new Date(now.getTime() + goodMinutes * 60_000),
  })
  write(row)
  if (fact) emit(fact)
}
