import { system } from '../kernel/actor.ts'
import { newSetupToken, renewSetupLink } from '../modules/administration/index.ts'
import { loadSample as divisions } from '../modules/division/sample.ts'
import { loadPublic as departments } from '../modules/organ/sample.ts'
import type { Opened } from './open.ts'
import { readCatalogue } from './sample.ts'
import { readSetting, writeSetting } from './settings.ts'

/** What is public and the same everywhere, for a province without people: divisions and kinds of departments. */
export const loadPublicData = async (opened: Opened, progress: (line: string) => void): Promise<void> => {
  const done = new Set((await readSetting<string[]>(opened.pool, 'public-loaded')) ?? [])
  for (const [name, load] of [
    ['divisions', divisions],
    ['departments', departments],
  ] as const) {
    if (done.has(name)) continue
    await load(opened.runtime, readCatalogue)
    done.add(name)
    await writeSetting(opened.pool, 'public-loaded', [...done])
    progress(name)
  }
}

/** The path of a fresh link to appoint the first administrators; undefined once there ever were any. */
export const freshSetupPath = async ({ runtime }: Opened): Promise<string | undefined> => {
  const { token, tokenHash } = newSetupToken()
  const { made } = await runtime.perform(renewSetupLink, { tokenHash }, system('start'))
  return made ? `/setup/${token}` : undefined
}
