import { portalPage } from '../../ui/pages.tsx'
import { Purposes } from './purposes.view.tsx'

/** The privacy notice, purpose by purpose; for everyone, before anything is asked. */
export const purposesPage = portalPage({
  path: '/my/data/purposes',
  for: 'anyone',
  does: 'static',
  get: (c) => ({
    title: c.words.t('portal.data.purposes'),
    section: c.words.t('portal.data.title'),
    body: <Purposes />,
  }),
})
