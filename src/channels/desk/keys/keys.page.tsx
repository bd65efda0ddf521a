import { getKeyReport } from '../../../modules/operations/index.ts'
import type { Page } from '../../../platform/http/page.ts'
import { deskPage } from '../../ui/index.ts'
import { KeysView } from './keys.view.tsx'

/** Key versions, their ages, and how much is still on an old one; turning is a command on the machine. */
export const keysPages: readonly Page[] = [
  deskPage({
    path: '/desk/admin/keys',
    for: 'official',
    does: [getKeyReport],
    get: async ({ ask, words }) => ({
      title: words.t('desk.keys.title'),
      section: words.t('desk.section'),
      body: <KeysView report={await ask(getKeyReport, {})} />,
    }),
  }),
]
