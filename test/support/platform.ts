import { join } from 'node:path'
import pino from 'pino'
import { inject } from 'vitest'
import { systemClock } from '../../src/platform/clock/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { fieldCipher } from '../../src/platform/crypto/field-cipher.ts'
import { openKeyRing } from '../../src/platform/crypto/key-ring.ts'
import { fileKeySource } from '../../src/platform/crypto/key-source.ts'
import { diskFileStore } from '../../src/platform/files/file-store.ts'
import { createOutgoing } from '../../src/platform/http/outgoing.ts'
import type { Platform } from '../../src/platform/platform.ts'

/** The plumbing without a database, on the run's own folder. */
export const testPlatform = async (): Promise<Platform> => {
  const { folder } = inject('cluster')
  const keys = await openKeyRing(fileKeySource(join(folder, 'keys')))
  return {
    config: readConfig({ DATA_DIR: folder, PORT: '0' }, []),
    clock: systemClock,
    keys,
    fields: fieldCipher(keys),
    files: diskFileStore(join(folder, 'files'), keys),
    log: pino({ level: 'silent' }),
    outgoing: createOutgoing({ allowed: [] }),
    sample: () => true,
  }
}
