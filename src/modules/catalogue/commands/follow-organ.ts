import { Type } from 'typebox'
import { command } from '../../../kernel/operation.ts'
import { getServingOrgan } from '../../organ/index.ts'
import { mayChangeItems } from '../catalogue.policy.ts'
import type { CatalogueStore } from '../catalogue.store.ts'

/** An organ was merged, closed or renamed: its items are its successor's, or carry its new name. Their codes stay. */
export const followOrgan = command<CatalogueStore>()({
  name: 'catalogue.follow-organ',
  input: Type.Object({ fromId: Type.String(), toId: Type.String() }),
  output: Type.Object({}),
  load: async ({ toId }, { ask }) => ({ to: await ask(getServingOrgan, { organId: toId }) }),
  may: mayChangeItems,
  run: ({ fromId }, { to }, { store, write, newId, now }) => {
    write(store.giveToOrgan(fromId, to, now), store.touch(newId()))
    return {}
  },
})
