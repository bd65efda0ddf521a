import { portalPage } from '../../ui/pages.tsx'
import { collectMine, exports } from './collect.ts'
import { asPdf } from './document.ts'
import { Export } from './export.view.tsx'

const fileName = (now: Date, ending: string): string => `my-data-${now.toISOString().slice(0, 10)}.${ending}`

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
  does: exports,
  get: async (c) => {
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
  does: exports,
  get: async (c) => {
    const mine = await collectMine(c.ask, c.actor.partyId === c.actor.personId, c.now)
    return {
      file: await asPdf(c.words, mine, c.now, c.sample),
      type: 'application/pdf',
      name: fileName(c.now, 'pdf'),
    }
  },
})
