import { system } from '../../kernel/actor.ts'
import { civilDateOf } from '../../kernel/civil-date.ts'
import type { Hands } from '../../platform/platform.ts'
import { registerSystem } from './commands/keep-systems.ts'
import { newSecret } from './secret.ts'

const sample = system('sample')
const from = civilDateOf(new Date('2026-01-01T04:00:00Z'))

/**
 * Two invented systems, so that the register is not empty. Nobody knows their secrets: who wants to try one replaces its
 * secret on its page.
 */
export const loadSample = async (hands: Hands): Promise<void> => {
  await hands.perform(
    registerSystem,
    {
      clientId: 'sample-social-security',
      name: { zh: '灵山县社保业务系统(示例)', en: 'Lingshan social security system (sample)' },
      organId: '450721-human-resources-social-security',
      contact: '信息科 0777-0000000',
      purpose: 'sign-in',
      about: { zh: '办理社保业务时确认身份', en: 'To know who is there when handling social security' },
      secretHash: newSecret().secretHash,
      grants: ['sign-in'],
      scopes: ['openid', 'person', 'org'],
      redirectUris: ['http://localhost:9090/back'],
      logoutReturnUris: ['http://localhost:9090/'],
      logoutUri: 'http://localhost:9090/logout',
      level: 2,
      from,
    },
    sample,
  )
  await hands.perform(
    registerSystem,
    {
      clientId: 'sample-staff-directory',
      name: { zh: '灵山县市场监管通讯录(示例)', en: 'Lingshan market regulation staff directory (sample)' },
      organId: '450721-market-regulation',
      contact: '办公室 0777-0000000',
      purpose: 'staff-directory',
      about: { zh: '与任职同步内部通讯录', en: 'To keep the internal directory in step with posts' },
      secretHash: newSecret().secretHash,
      grants: ['api'],
      scopes: ['staff'],
      redirectUris: [],
      logoutReturnUris: [],
      level: 2,
      from,
    },
    sample,
  )
}
