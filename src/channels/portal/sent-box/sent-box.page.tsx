import { Type } from 'typebox'
import { listSent } from '../../../modules/message/index.ts'
import { portalPage } from '../../ui/pages.tsx'
import { SentBox } from './sent-box.view.tsx'

/** Only in the sample province: elsewhere `listSent` says there is nothing. */
export const sentBoxPage = portalPage({
  path: '/sent-box',
  for: 'anyone',
  does: [listSent],
  query: Type.Object({ before: Type.Optional(Type.String({ maxLength: 64 })) }),
  get: async (c) => {
    const { before } = c.query
    const sent = await c.ask(listSent, before === undefined ? {} : { before })
    return {
      title: c.words.t('portal.sent-box.title'),
      body: <SentBox sent={sent} later={before !== undefined} />,
    }
  },
})
