import { defineModule } from '../../platform/module.ts'
import { signingOrder } from '../client/index.ts'
import { type OperationsStore, type OperationsTables, operationsStore } from './operations.store.ts'

export const operationsModule = defineModule<OperationsTables, OperationsStore>({
  name: 'operations',
  store: (db, { config, keys }) =>
    operationsStore(db, {
      dataDir: config.dataDir,
      keySource: config.keyService === undefined ? 'file' : 'service',
      signingOrder: () => signingOrder(keys.folder),
    }),
})
