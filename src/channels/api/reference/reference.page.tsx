import type { Page } from '../../../platform/http/page.ts'
import { readMessages } from '../../../platform/i18n/messages.ts'
import { portalPage } from '../../ui/index.ts'
import { apiRoutes } from '../index.ts'
import { ReferenceView } from './reference.view.tsx'

const prefix = 'problem.'
let codes: readonly string[] | undefined

/** Every stable code there is a sentence for: the anchors that `type` of a problem points to. */
const problemCodes = (): readonly string[] => {
  codes ??= [...readMessages('zh').keys()]
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .sort()
  return codes
}

/** The reference of the API, from the same table that serves it. */
export const apiPages: readonly Page[] = [
  portalPage({
    path: '/api',
    for: 'anyone',
    does: 'static',
    get: ({ words, publicUrl }) => ({
      title: words.t('api.title'),
      body: <ReferenceView routes={apiRoutes} codes={problemCodes()} origin={publicUrl} />,
    }),
  }),
]
