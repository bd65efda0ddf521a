import type { Ask } from '../../../kernel/operation.ts'
import { getMyStanding } from '../../../modules/identity/index.ts'
import { type Redirect, redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/pages.tsx'
import { tokenHashOf } from '../factors/own-session.ts'
import { collectMine, exports } from './collect.ts'
import { asPdf } from './document.ts'
import { Export } from './export.view.tsx'

const fileName = (now: Date, ending: string): string => `my-data-${now.toISOString().slice(0, 10)}.${ending}`

/** It holds whole numbers: a browser left open must not hand it out. Where to prove oneself first; nothing when it is fresh. */
const proofFirst = async (c: {
  readonly ask: Ask
  readonly sessionToken: string | undefined
  readonly actor: { readonly kind: string }
}): Promise<Redirect | undefined> => {
  const { fresh } = await c.ask(getMyStanding, { tokenHash: tokenHashOf(c) })
  return fresh
    ? undefined
    : redirect(`/sign-in/step-up?${new URLSearchParams({ fresh: '1', to: '/my/data/export' })}`)
}

/** Taking out what is held (个人信息保护法 §45): for machines as JSON, for reading as PDF. */
export const exportPage = portalPage({
  path: '/my/data/export',
  for: 'resident',
  does: 'static',
  get: (c) => ({
    title: c.words.t('portal.data.export'),
    section: c.words.t('portal.data.title'),
    body: <Export />,
  }),
})

export const exportJsonPage = portalPage({
  path: '/my/data/export.json',
  for: 'resident',
  does: [getMyStanding, ...exports],
  get: async (c) => {
    const first = await proofFirst(c)
    if (first) return first
    const mine = await collectMine(c.ask, c.actor.partyId === c.actor.personId, c.now)
    return {
      file: Buffer.from(`${JSON.stringify(mine, null, 2)}\n`),
      type: 'application/json',
      name: fileName(c.now, 'json'),
    }
  },
})

export const exportPdfPage = portalPage({
  path: '/my/data/export.pdf',
  for: 'resident',
  does: [getMyStanding, ...exports],
  get: async (c) => {
    const first = await proofFirst(c)
    if (first) return first
    const mine = await collectMine(c.ask, c.actor.partyId === c.actor.personId, c.now)
    return {
      file: await asPdf(c.words, mine, c.now, c.sample),
      type: 'application/pdf',
      name: fileName(c.now, 'pdf'),
    }
  },
})
