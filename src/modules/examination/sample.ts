import { system } from '../../kernel/actor.ts'
import type { Hands } from '../../platform/platform.ts'
import { publishTable } from './index.ts'

const keys = ['senior-card', 'subsistence-allowance', 'childcare-allowance']

/** Publishes those of the sample province; the same text again changes nothing. */
export const loadSample = async (hands: Hands, read: (path: string) => Promise<Buffer>): Promise<void> => {
  for (const key of keys) {
    const source = (await read(`tables/${key}.dmn`)).toString('utf8')
    await hands.perform(publishTable, { key, source }, system('sample'))
  }
}
