import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { claimWalFolder, walClaim } from '../platform/backup/kept-wal.ts'
import type { Config } from '../platform/config.ts'
import { asOwner } from './owner.ts'

const script = fileURLToPath(new URL('./keep-wal.ts', import.meta.url))

// `%p` and `%f` are PostgreSQL's; a % of ours is doubled for it
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''").replaceAll('%', '%%')}'`

/** The command PostgreSQL performs for each segment: this program again, with little of it. */
const command = ({ dataDir, walFolder = '' }: Config, verb: 'keep' | 'fetch'): string =>
  `${[process.execPath, script, verb, dataDir, walFolder].map(quoted).join(' ')} %f %p`

/** A segment goes out after so many seconds even if it is not full: what may be lost with the machine. */
const walSeconds = 60

/** Server settings that keep the WAL, when the operator asks for it. Throws one sentence for what would leave a gap. */
export const keepingWal = (config: Config): Record<string, string> => {
  const { dataDir, walFolder } = config
  if (!walFolder) {
    if (existsSync(walClaim(dataDir)))
      throw new Error(
        `${dataDir} keeps its WAL: set KEEP_WAL to the same folder as before, or delete ${walClaim(dataDir)} to keep none from now on`,
      )
    return {}
  }
  claimWalFolder(dataDir, walFolder)
  return {
    archive_mode: 'on',
    archive_timeout: String(walSeconds),
    archive_command: command(config, 'keep'),
  }
}

/** A server that an earlier run left behind may not know of it. */
export const checkWalKept = async ({ walFolder }: Config, url: string): Promise<void> => {
  if (!walFolder) return
  const { rows } = await asOwner(url, (owner) => owner.query<{ archive_mode: string }>('show archive_mode'))
  if (rows[0]?.archive_mode !== 'on')
    throw new Error('the database that an earlier run left behind kept no WAL: it is ended now, start again')
}

/** Server settings that lead a base copy through kept WAL to a moment, or as far as it goes. */
export const leadingTo = (config: Config, at: Date | 'latest'): Record<string, string> => ({
  hot_standby: 'off',
  restore_command: command(config, 'fetch'),
  // never along what another restored copy has written since
  recovery_target_timeline: 'current',
  // names of zones, "Z" too, are not known yet when it reads this
  ...(at === 'latest'
    ? {}
    : {
        recovery_target_time: at.toISOString().replace('Z', '+00'),
        recovery_target_action: 'promote',
      }),
})
