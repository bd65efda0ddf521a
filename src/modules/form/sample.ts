import { system } from '../../kernel/actor.ts'
import type { Hands } from '../../platform/platform.ts'
import { publishForm } from './index.ts'

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
    const source = (await read(`forms/${key}.json`)).toString('utf8')
    await hands.perform(publishForm, { key, source }, system('sample'))
  }
}
