import { Type } from 'typebox'
import { listMyReadings } from '../../../modules/audit/index.ts'
import { getOrgan } from '../../../modules/organ/index.ts'
import { portalPage } from '../../ui/pages.tsx'
import { AccessLog } from './access-log.view.tsx'

/** Who looked at what is held of me: which organ, when, what, and the reason they gave. */
export const accessLogPage = portalPage({
  path: '/my/access-log',
  for: 'resident',
  does: [listMyReadings, getOrgan],
  query: Type.Object({ before: Type.Optional(Type.Integer({ minimum: 1 })) }),
  get: async (c) => {
    const { readings, next } = await c.ask(
      listMyReadings,
      c.query.before === undefined ? {} : { before: c.query.before },
    )
    const ids = [...new Set(readings.flatMap((reading) => reading.organId ?? []))]
    const organs = await Promise.all(ids.map((organId) => c.ask(getOrgan, { organId })))
    return {
      title: c.words.t('portal.data.access-log'),
      body: <AccessLog readings={readings} next={next} organs={organs} />,
    }
  },
})
