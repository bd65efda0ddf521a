import { type Config, dataFolder } from '../platform/config.ts'
import { fileKeySource, type KeySource } from '../platform/crypto/key-source.ts'
import { serviceKeySource } from '../platform/crypto/service-key-source.ts'

/** Root keys come from the key folder, or wrapped from the key service that is named. */
export const keySourceOf = (config: Config): KeySource => {
  const folder = dataFolder(config, 'keys')
  const { keyService: url, keyServiceTokenFile: tokenFile } = config
  return url ? serviceKeySource({ folder, url, tokenFile: tokenFile ?? '' }) : fileKeySource(folder)
}
