import { Type } from 'typebox'
import type { Actor } from '../../../kernel/actor.ts'
import { notFound } from '../../../kernel/problem.ts'
import { browseItems, listThemeNames, listThemes } from '../../../modules/catalogue/index.ts'
import { getOrgan, listDepartments } from '../../../modules/organ/index.ts'
import type { PageRequest } from '../../../platform/http/page.ts'
import { portalPage } from '../../ui/index.ts'
import { AudienceView, ItemsView } from './services.view.tsx'

type Request = PageRequest<Actor, unknown, { after?: string }>
const After = Type.Object({ after: Type.Optional(Type.String({ maxLength: 900 })) })

const placeOf = (c: Request) => (c.preferences.region ? { division: c.preferences.region } : {})

const forAudience = (path: string, audience: 'people' | 'business') =>
  portalPage({
    path,
    for: 'anyone',
    does: [browseItems, listThemes, listDepartments],
    get: async (c) => {
      const used = new Set((await c.ask(listThemes, {})).map(({ theme }) => theme))
      const instant = await c.ask(browseItems, {
        ...placeOf(c as Request),
        audience: audience === 'people' ? 'person' : 'enterprise',
        instant: true,
        limit: 6,
      })
      return {
        title: c.words.t(`portal.services.for-${audience}`),
        body: (
          <AudienceView
            audience={audience}
            themes={listThemeNames().filter((t) => t.for.includes(audience) && used.has(t.name.zh))}
            departments={await c.ask(listDepartments, {})}
            instant={instant.items}
          />
        ),
      }
    },
  })

export const forPeoplePage = forAudience('/services/for-people', 'people')
export const forBusinessPage = forAudience('/services/for-business', 'business')

interface Narrowed {
  readonly department?: string
  readonly theme?: string
  readonly organCode?: string
}

const list = async (
  c: Request,
  at: string,
  title: string,
  crumb: { label: string; href: string },
  by: Narrowed,
) => {
  const { after } = c.query
  const place = by.organCode ? {} : placeOf(c)
  const { items, next } = await c.ask(browseItems, { ...place, ...by, ...(after ? { after } : {}) })
  return {
    title,
    section: c.words.t('portal.services.section'),
    body: (
      <ItemsView
        title={title}
        crumb={crumb}
        items={items}
        nextHref={next ? `${at}?after=${encodeURIComponent(next)}` : undefined}
        firstHref={after ? at : undefined}
        regionKnown={c.preferences.region !== undefined}
      />
    ),
  }
}

/** What a kind of department does here, or one organ (by its id). */
export const departmentPage = portalPage({
  path: '/services/departments/:org',
  for: 'anyone',
  does: [browseItems, listDepartments, getOrgan],
  params: Type.Object({ org: Type.String({ maxLength: 80 }) }),
  query: After,
  get: async (c) => {
    const at = `/services/departments/${encodeURIComponent(c.params.org)}`
    const crumb = { label: c.words.t('portal.services.departments'), href: '/services/for-people' }
    const department = (await c.ask(listDepartments, {})).find((d) => d.slug === c.params.org)
    if (department)
      return list(c as Request, at, c.words.say(department.name), crumb, { department: department.slug })
    const organ = await c.ask(getOrgan, { organId: c.params.org })
    return list(c as Request, at, c.words.say(organ.name), crumb, { organCode: organ.creditCode })
  },
})

/** Items of one theme. */
export const themePage = portalPage({
  path: '/services/themes/:theme',
  for: 'anyone',
  does: [browseItems],
  params: Type.Object({ theme: Type.String({ maxLength: 80 }) }),
  query: After,
  get: async (c) => {
    const theme = listThemeNames().find((t) => t.slug === c.params.theme)
    if (!theme) throw notFound()
    const side = theme.for[0] === 'business' ? 'business' : 'people'
    const crumb = { label: c.words.t(`portal.services.for-${side}`), href: `/services/for-${side}` }
    return list(c as Request, `/services/themes/${theme.slug}`, c.words.say(theme.name), crumb, {
      theme: theme.name.zh,
    })
  },
})
