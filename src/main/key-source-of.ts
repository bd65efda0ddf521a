import { type Config, dataFolder } from '../platform/config.ts'
import { fileKeySource, type KeySource } from '../platform/crypto/key-source.ts'
import { serviceKeySource } from '../platform/crypto/service-key-source.ts'

/** Root keys come from the key folder, or wrapped from the key service that is named. */
export const keySourceOf = (config: Config): KeySource => {
  const folder = dataFolder(config, 'keys')
  const { keyService: url, keyServiceTokenFile: tokenFile } = config
  if (!url) return fileKeySource(folder)
  if (!tokenFile)
    throw new Error('KEY_SERVICE_TOKEN_FILE is missing: name the file with the token for KEY_SERVICE')
  return serviceKeySource({ folder, url, tokenFile })
}
