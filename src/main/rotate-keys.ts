import { readKeyVersions } from '../platform/crypto/key-versions.ts'
import { countKeyUse, retireKey, type Turning, turnKeys } from '../platform/crypto/turn-keys.ts'
import { modules } from './modules.ts'
import { asOwner } from './owner.ts'
import { withPlatform } from './tool.ts'

const usage = 'rotate-keys takes nothing (turn to a new version), --retire <version>, or --status'

const show = async (turning: Turning): Promise<void> => {
  const counts = await countKeyUse(turning)
  for (const { version, state } of await readKeyVersions(turning.owner))
    turning.say(`version ${version}: ${state}, seals ${counts.get(version) ?? 0}`)
}

/** Turns the root key to a new version while the product runs; goes on where an earlier run was cut short. */
await withPlatform(async ({ platform, keys, databaseUrl }) => {
  const [flag, value] = process.argv.slice(2)
  await asOwner(databaseUrl, async (owner) => {
    const turning: Turning = {
      owner,
      ring: keys,
      fields: platform.fields,
      files: platform.files,
      sealed: modules.flatMap((module) => module.sealed ?? []),
      say: (line) => console.log(line),
    }
    if (flag === undefined) return turnKeys(turning)
    if (flag === '--status') return show(turning)
    if (flag === '--retire' && /^\d+$/.test(value ?? '')) return retireKey(turning, Number(value))
    throw new Error(usage)
  })
})
