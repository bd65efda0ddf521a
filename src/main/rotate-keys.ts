import { addSigningKey, publishedFirstMs, retireSigningKey, signingOrder } from '../modules/client/index.ts'
import { readKeyVersions } from '../platform/crypto/key-versions.ts'
import { countKeyUse, retireKey, type Turning, turnKeys } from '../platform/crypto/turn-keys.ts'
import { modules } from './modules.ts'
import { asOwner } from './owner.ts'
import { withPlatform } from './tool.ts'

const usage =
  'rotate-keys takes nothing (turn to a new version), --retire <version>, --signing (a new key for other systems), --retire-signing <number>, or --status'

const show = async (turning: Turning): Promise<void> => {
  const counts = await countKeyUse(turning)
  for (const { version, state } of await readKeyVersions(turning.owner))
    turning.say(`version ${version}: ${state}, seals ${counts.get(version) ?? 0}`)
  const [signs, ...others] = signingOrder(turning.ring.folder)
  turning.say(`signing key ${signs ?? 'none yet'} signs; published besides: ${others.join(', ') || 'none'}`)
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
    if (flag === '--signing') {
      const version = addSigningKey(keys.folder)
      return turning.say(
        `signing key ${version} is made: published now, signs in ${publishedFirstMs / 60_000} minutes, in every process without a restart`,
      )
    }
    if (flag === '--retire-signing' && /^\d+$/.test(value ?? '')) {
      retireSigningKey(keys.folder, Number(value))
      return turning.say(`signing key ${value} is retired: it lies in ${keys.folder}/retired`)
    }
    throw new Error(usage)
  })
})
