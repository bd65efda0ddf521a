import { system } from '../../kernel/actor.ts'
import type { Hands } from '../../platform/platform.ts'
import { publishTable } from './index.ts'

/** Publishes what `tables/index.json` of the sample province lists; the same text again changes nothing. */
export const loadSample = async (hands: Hands, read: (path: string) => Promise<Buffer>): Promise<void> => {
  const keys = JSON.parse((await read('tables/index.json')).toString('utf8')) as readonly string[]
  for (const key of keys) {
    const source = (await read(`tables/${key}.dmn`)).toString('utf8')
    await hands.perform(publishTable, { key, source }, system('sample'))
  }
}
