import { system } from '../../kernel/actor.ts'
import { defineModule } from '../../platform/module.ts'
import { gatewaysOf } from './adapters/gateways.ts'
import { localCarrier } from './adapters/local.ts'
import { queueCarrier } from './adapters/queue.ts'
import { forgetOld } from './commands/forget-old.ts'
import { type MessageStore, messageStore } from './message.store.ts'
import type { MessageTables } from './message.tables.gen.ts'

export const messageModule = defineModule<MessageTables, MessageStore>({
  name: 'message',
  store: (db, platform) => {
    const gateways = gatewaysOf(platform)
    const queue = queueCarrier(platform.fields, gateways)
    return messageStore(db, {
      fields: platform.fields,
      // the sample province's people are invented, their numbers may not be: nothing of it ever leaves the house
      carrier: () => (platform.sample() ? localCarrier : queue),
      gatewayOf: (channel) => gateways[channel],
      sample: () => platform.sample(),
      keptDays: platform.config.messageDays,
    })
  },
  sealed: [{ table: 'message.leaving', column: 'letter', key: ['id'] }],
  // a backup that is played back must not send again what was sent
  passing: ['message.leaving'],
  jobs: [
    {
      name: 'message.forget-old',
      cron: '37 18 * * *',
      run: async (hands) => {
        await hands.perform(forgetOld, {}, system('message.forget-old'))
      },
    },
  ],
})
