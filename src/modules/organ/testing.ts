import { startPlatform, type TestPlatform } from '../../../test/support/app.ts'
import { type Actor, type Official, system } from '../../kernel/actor.ts'
import { addPost, appoint, type Duty, getAppointments } from './index.ts'

export const reason = '人事任免通知'

const officialIn = async ({ runtime }: TestPlatform, personId: string): Promise<Actor & Official> => {
  const [post] = await runtime.ask(getAppointments, { personId }, system('test'))
  if (!post) throw new Error(`${personId} has no post`)
  const { id: appointmentId, organId, path, realm, duties, personName: name } = post
  const known = { personId: post.personId, name, level: 4, language: 'zh' } as const
  return { kind: 'official', appointmentId, organId, path, realm, duties, ...known }
}

/** The sample province with its three administrators at hand. */
export const startOrgans = async () => {
  const app = await startPlatform()
  const { runtime } = app
  const officialOf = (personId: string) => officialIn(app, personId)
  const systemAdmin = await officialOf('qin-haiyan')
  let nextPost = 1
  return {
    ...app,
    officialOf,
    systemAdmin,
    securityAdmin: await officialOf('meng-lixin'),
    auditAdmin: await officialOf('liao-jingwen'),
    /** A fresh post; its id. */
    aPost: async (duties: Duty[], organId = '450721-health'): Promise<string> => {
      const name = { zh: `岗位${nextPost++}` }
      return (await runtime.perform(addPost, { organId, name, duties, reason }, systemAdmin)).postId
    },
    appointTo: (actor: Actor, personId: string, postId: string, more: object = {}) =>
      runtime.perform(appoint, { personId, personName: personId, postId, reason, ...more }, actor),
    mine: (personId: string) => runtime.ask(getAppointments, { personId }, system('test')),
  }
}
