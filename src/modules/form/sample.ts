import { system } from '../../kernel/actor.ts'
import type { Hands } from '../../platform/platform.ts'
import { publishForm } from './index.ts'

/** Publishes what `forms/index.json` of the sample province lists; the same text again changes nothing. */
export const loadSample = async (hands: Hands, read: (path: string) => Promise<Buffer>): Promise<void> => {
  const keys = JSON.parse((await read('forms/index.json')).toString('utf8')) as readonly string[]
  for (const key of keys) {
    const source = (await read(`forms/${key}.json`)).toString('utf8')
    await hands.perform(publishForm, { key, source }, system('sample'))
  }
}
