import { system } from '../../kernel/actor.ts'
import type { Hands } from '../../platform/platform.ts'
import { publishProcess } from './index.ts'

/** Publishes what `processes/index.json` of the sample province lists; the same text again changes nothing. */
export const loadSample = async (hands: Hands, read: (path: string) => Promise<Buffer>): Promise<void> => {
  const keys = JSON.parse((await read('processes/index.json')).toString('utf8')) as readonly string[]
  for (const key of keys) {
    const source = (await read(`processes/${key}.bpmn`)).toString('utf8')
    await hands.perform(publishProcess, { key, source }, system('sample'))
  }
}
