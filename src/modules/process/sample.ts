import { system } from '../../kernel/actor.ts'
import type { Hands } from '../../platform/platform.ts'
import { publishProcess } from './index.ts'

const keys = [
  'senior-card',
  'food-licence',
  'outdoor-event-permit',
  'subsistence-allowance',
  'social-security-card-replacement',
  'residence-certificate',
  'small-restaurant-registration',
  'childcare-allowance',
]

/** Publishes those of the sample province; the same text again changes nothing. */
export const loadSample = async (hands: Hands, read: (path: string) => Promise<Buffer>): Promise<void> => {
  for (const key of keys) {
    const source = (await read(`processes/${key}.bpmn`)).toString('utf8')
    await hands.perform(publishProcess, { key, source }, system('sample'))
  }
}
