import type { Actor } from '../kernel/actor.ts'
import type { Ask } from '../kernel/operation.ts'
import { findDivision } from '../modules/division/index.ts'
import { getOpen } from '../modules/emergency/index.ts'
import { countUnread } from '../modules/message/index.ts'
import { getOrgan } from '../modules/organ/index.ts'
import { getParty } from '../modules/party/index.ts'
import type { Preferences, Shell } from '../platform/http/page.ts'

const actingAs = async (ask: Ask, actor: Actor): Promise<Shell['actingAs']> => {
  if (actor.kind === 'resident') {
    if (actor.partyId === actor.personId) return { kind: 'self', name: { zh: actor.name } }
    const party = await ask(getParty, { partyId: actor.partyId })
    return { kind: 'mandate', name: { zh: party.name } }
  }
  if (actor.kind !== 'official') return undefined
  const organ = await ask(getOrgan, { organId: actor.organId })
  // who stands in says so at all times (代班)
  const [zh, en] = actor.standsInFor ? ['（代班）', ' (standing in)'] : ['', '']
  return {
    kind: 'appointment',
    name: {
      zh: `${organ.name.zh} ${actor.name}${zh}`,
      en: `${organ.name.en ?? organ.name.zh} ${actor.name}${en}`,
    },
  }
}

/** What the frame of each page shows: region, unread notices, the capacity one acts in. */
export const shell = async (ask: Ask, actor: Actor, preferences: Preferences): Promise<Shell> => ({
  regionName: preferences.region ? (await ask(findDivision, { code: preferences.region }))?.name : undefined,
  unread: actor.kind === 'resident' ? await ask(countUnread, {}) : 0,
  actingAs: await actingAs(ask, actor),
  emergency: actor.kind === 'official' ? ((await ask(getOpen, {})) ?? undefined) : undefined,
})
