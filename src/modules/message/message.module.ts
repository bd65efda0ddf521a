import { defineModule } from '../../platform/module.ts'
import { localCarrier } from './adapters/local.ts'
import { type MessageStore, messageStore } from './message.store.ts'
import type { MessageTables } from './message.tables.gen.ts'

export const messageModule = defineModule<MessageTables, MessageStore>({
  name: 'message',
  store: (db, platform) => messageStore(db, localCarrier, () => platform.sample()),
})
