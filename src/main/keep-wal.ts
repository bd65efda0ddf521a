import { fetchSegment, keepSegment } from '../platform/backup/kept-wal.ts'
import { dataFolder, readConfig } from '../platform/config.ts'
import { openKeyRing } from '../platform/crypto/key-ring.ts'
import { keySourceOf } from './key-source-of.ts'

/** To PostgreSQL a higher code than 125 is a failure, a lower one "there is no such segment". */
const notThere = 1
const failed = 126

const [verb, DATA_DIR, KEEP_WAL, name = '', path = ''] = process.argv.slice(2)

/** What PostgreSQL performs for one segment of WAL: keep it, or give it back. */
const work = async (): Promise<number> => {
  const config = readConfig({ ...process.env, DATA_DIR, KEEP_WAL, PORT: '0' }, [])
  const source = keySourceOf(config)
  if (source.names().length === 0) throw new Error(`${source.folder} holds no keys`)
  const kept = { folder: config.walFolder ?? '', keys: await openKeyRing(source) }
  if (verb === 'fetch') return (await fetchSegment(kept, name, path)) ? 0 : notThere
  await keepSegment(kept, dataFolder(config, 'files'), path, name)
  return 0
}

process.exitCode = await work().catch((error: Error) => {
  console.error(`WAL ${name}: ${error.message}`)
  return verb === 'fetch' ? failed : notThere
})
