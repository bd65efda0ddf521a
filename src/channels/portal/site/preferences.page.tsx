import { Type } from 'typebox'
import { type Cookie, redirect } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/index.ts'
import { afterChoice } from './next.ts'
import { PreferencesView } from './preferences.view.tsx'

/** What may be chosen: form field → cookie and its values. */
const choices = {
  language: { cookie: 'tb-lang', value: /^(zh|en)$/ },
  size: { cookie: 'tb-size', value: /^(md|lg)$/ },
  contrast: { cookie: 'tb-contrast', value: /^(normal|high)$/ },
  region: { cookie: 'tb-region', value: /^\d{12}$/ },
} as const

const yearSeconds = 365 * 24 * 3600

/** `/preferences`: language, size, contrast, and the region chosen on `/region`; kept in cookies for a year. */
export const preferencesPage = portalPage({
  path: '/preferences',
  for: 'anyone',
  does: 'static',
  query: Type.Object({ next: Type.Optional(Type.String()) }),
  get: ({ words, query }) => ({
    title: words.t('site.preferences.title'),
    body: <PreferencesView next={afterChoice(query.next)} />,
  }),
  post: async ({ body }) => {
    const cookies: Cookie[] = []
    for (const [field, { cookie, value }] of Object.entries(choices)) {
      const chosen = body[field]
      if (typeof chosen === 'string' && value.test(chosen))
        cookies.push({ name: cookie, value: chosen, maxAgeSeconds: yearSeconds })
    }
    return redirect(afterChoice(body.next), cookies)
  },
})
