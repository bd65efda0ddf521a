import { resolve } from 'node:path'
import { backUp } from '../platform/backup/back-up.ts'
import { dataFolder } from '../platform/config.ts'
import { auditFolder } from './heads-folder.ts'
import { modules } from './modules.ts'
import { asOwner } from './owner.ts'
import { withPlatform } from './tool.ts'

/** Copies database and files into a new folder, beside the running product. */
await withPlatform(async ({ config, keys, databaseUrl }) => {
  const [folder] = process.argv.slice(2)
  if (!folder) throw new Error('backup needs a new or empty folder: npm run backup -- <folder>')
  const manifest = await asOwner(databaseUrl, (owner) =>
    backUp({
      owner,
      keys,
      filesFolder: dataFolder(config, 'files'),
      headsFolder: auditFolder(config),
      folder: resolve(folder),
      passing: modules.flatMap((module) => module.passing ?? []),
      cluster: config.databaseUrl ? undefined : dataFolder(config, 'pg'),
    }),
  )
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  const versions = manifest.keys.map(({ version }) => version).join(', ')
  console.log(
    [
      `${resolve(folder)}: ${manifest.tables.length} tables, ${rows} rows, ${manifest.files.count} files, as of ${manifest.at}`,
      ...(manifest.base
        ? [
            `It can be led on by kept WAL to any moment after ${manifest.base.endedAt}; WAL before ${manifest.base.firstSegment} only older backups need.`,
          ]
        : []),
      `Keys are not in it. It opens only with ${keys.folder} (lasting root ${manifest.fingerprint.slice(0, 8)}…, versions ${versions}): keep a copy of that folder apart from this one.`,
    ].join('\n'),
  )
})
