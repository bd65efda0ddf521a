import { Type } from 'typebox'
import { actorKey } from '../../../kernel/actor.ts'
import { command, query, type Reading } from '../../../kernel/operation.ts'
import { mask } from '../../../platform/crypto/mask.ts'
import { getAppointments } from '../../organ/index.ts'
import { tellOfChange } from '../factors.ts'
import { mayApproveLink, maySeeWaitingLinks } from '../identity.policy.ts'
import type { IdentityStore } from '../identity.store.ts'
import { isLive, type Link } from '../link.ts'
import { accountOf } from '../open-session.ts'
import { standingOf } from './links.ts'

/** A recovery that waits for a second hand. */
export interface WaitingLink {
  readonly personId: string
  readonly maskedName: string
  readonly maskedPhone: string | undefined
  readonly madeAt: Date
  readonly holdsPost: boolean
}

const about = async (link: Link, { ask }: Pick<Reading<IdentityStore>, 'ask'>) => ({
  link,
  personId: link.personId,
  posts: await ask(getAppointments, { personId: link.personId }),
})

/** Recovery links that cannot be used until another administrator says yes, as far as this one may. */
export const listWaitingLinks = query<IdentityStore>()({
  name: 'identity.list-waiting-links',
  unscoped: 'A second administrator looks at what the first has begun for somebody else.',
  input: Type.Object({}),
  may: maySeeWaitingLinks,
  personal: true,
  run: async (_input, reading): Promise<readonly WaitingLink[]> => {
    const { store, now, actor } = reading
    const lines: WaitingLink[] = []
    for (const link of await store.listUnapproved(now)) {
      const found = await about(link, reading)
      const { account, needs } = await standingOf(link, reading)
      if (needs !== 'approval' || !mayApproveLink(actor, found).allowed) continue
      const phone = await store.phoneOf(link.personId)
      lines.push({
        personId: link.personId,
        maskedName: mask('name', account.name),
        maskedPhone: phone && mask('phone', phone),
        madeAt: link.madeAt,
        holdsPost: found.posts.length > 0,
      })
    }
    return lines
  },
})

/** Says yes to a recovery that an administrator of another kind has begun; the person is told once more. */
export const approveLink = command<IdentityStore>()({
  name: 'identity.approve-link',
  unscoped: 'A second administrator looks at what the first has begun for somebody else.',
  input: Type.Object({ personId: Type.String({ maxLength: 64 }) }),
  output: Type.Object({}),
  load: async ({ personId }, reading) => {
    const link = await reading.store.findRecovery(personId)
    return isLive(link, reading.now) && link.approvedBy === undefined ? about(link, reading) : undefined
  },
  see: mayApproveLink,
  may: mayApproveLink,
  run: async (_input, { link }, work) => {
    const { store, actor, now } = work
    work.write(store.approveLink(link.tokenHash, actorKey(actor), now))
    work.note({ personId: (await accountOf(store, link.personId)).personId, madeBy: link.madeBy })
    await tellOfChange(work, link.personId, 'recovery-approved')
    return {}
  },
})
